import fs from "node:fs";

/**
 * Loaded into the processes of the product by NODE_OPTIONS: the file BENCH_AUDIT says whether the recorder of the audit
 * takes entries ("on") or drops them ("off"). Every request is then a new look: what an open page repeats counts too.
 */
const CHECK_MS = 20;
const KEY = Symbol.for("rollcall.audit");
const never = { has: () => false, set: () => undefined };
const dropping = { waiting: { length: 0, push: () => 0 }, writing: Promise.resolve(), looks: never };
let recorder;
let on = true;

setInterval(() => {
  on = fs.readFileSync(process.env.BENCH_AUDIT, "utf8") === "on";
}, CHECK_MS).unref();

// The product's own recorder is stored here when it is first asked for (lib/server/singleton.ts).
Object.defineProperty(globalThis, KEY, {
  get: () => (on || recorder === undefined ? recorder : dropping),
  set: (made) => {
    recorder = { ...made, looks: never };
  },
});
