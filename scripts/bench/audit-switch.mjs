import fs from "node:fs";

/**
 * Loaded into the processes of the product by NODE_OPTIONS: the file BENCH_AUDIT says whether the recorder of the audit
 * takes entries ("on") or drops them ("off"). Every request is then a new look: what an open page repeats counts too.
 */
const CHECK_MS = 20;
let on = true;
let recorder;

setInterval(() => {
  on = fs.readFileSync(process.env.BENCH_AUDIT, "utf8") === "on";
}, CHECK_MS).unref();

/** The entries that wait to be written. What filters or copies it makes one of the same kind. */
class Waiting extends Array {
  push(...entries) {
    return on ? super.push(...entries) : this.length;
  }
}

// The product's own recorder is stored here when it is first asked for (lib/server/singleton.ts).
Object.defineProperty(globalThis, Symbol.for("rollcall.audit"), {
  get: () => recorder,
  set: (made) => {
    recorder = { ...made, waiting: new Waiting(), looks: { has: () => false, set: () => undefined } };
    let writing = null;
    // Without an entry there is nothing to write: the recorder ends before it has said that it begins.
    const set = (begun) => (writing = recorder.waiting.length === 0 ? null : begun);
    Object.defineProperty(recorder, "writing", { get: () => writing, set });
  },
});
