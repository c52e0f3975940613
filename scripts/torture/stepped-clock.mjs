import fs from "node:fs";

/**
 * Loaded into the processes of the product by NODE_OPTIONS: shifts their clock by the milliseconds that the file
 * TORTURE_CLOCK holds. Timers do not notice, as if the machine's clock were set.
 */
const CHECK_MS = 100;
const real = Date.now;
let offset = 0;

const read = () => {
  try {
    offset = Number(fs.readFileSync(process.env.TORTURE_CLOCK ?? "", "utf8"));
  } catch {
    offset = 0;
  }
};
read();
setInterval(read, CHECK_MS).unref();

Date.now = () => real() + offset;
globalThis.Date = new Proxy(Date, {
  construct: (target, args, type) => Reflect.construct(target, args.length === 0 ? [target.now()] : args, type),
  apply: (target) => new target(target.now()).toString(),
});
