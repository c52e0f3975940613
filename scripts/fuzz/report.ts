import { percentile } from "../bench/figures";
import type { FuzzRequest } from "./fuzz-request";
import type { MemoryReading } from "./memory";
import type { FuzzOptions } from "./options";
import type { Outcome } from "./send";

/** Examples that are printed of one fault. */
const EXAMPLES = 3;
const SHOWN_BYTES = 400;

/** Collects the outcomes of a run. */
export class Report {
  /** Sound callbacks that were answered OK. */
  canaries = 0;
  /** Requests to the console that were late in the flood, and sent again by themselves. */
  sentAgain = 0;
  memory: readonly MemoryReading[] = [];
  private count = 0;
  private readonly examples = new Map<string, string[]>();
  private readonly statuses = new Map<string, number>();
  private readonly times: number[] = [];

  get faults(): number {
    return this.count;
  }

  add(number: number, request: FuzzRequest, { answers, ms, error }: Outcome, fault: string | null): void {
    this.times.push(ms);
    const statuses = answers.length > 0 ? answers.map((one) => String(one.status)) : ["closed"];
    for (const status of statuses) {
      const key = `${request.target} ${status}`;
      this.statuses.set(key, (this.statuses.get(key) ?? 0) + 1);
    }
    if (request.canary !== null && fault === null) this.canaries++;
    if (fault === null) return;
    const sent = Buffer.concat(request.parts).toString("latin1").slice(0, SHOWN_BYTES);
    const got = answers.map((one) => `${one.status} ${one.body.toString("utf8").slice(0, SHOWN_BYTES)}`).join(" | ");
    const head = `request ${number}, ${ms.toFixed(0)} ms, ${error ?? ""}`;
    this.addFault(`${request.kind}: ${fault}`, `${head}\n    sent ${JSON.stringify(sent)}\n    got ${got}`);
  }

  addFault(fault: string, example = ""): void {
    this.count++;
    const known = this.examples.get(fault) ?? [];
    if (example !== "" && known.length < EXAMPLES) known.push(example);
    this.examples.set(fault, known);
  }

  /** Prints the figures and the faults with examples. A request is made again by its seed and number. */
  print({ requests, seed }: FuzzOptions): void {
    const sorted = [...this.times].sort((a, b) => a - b);
    const ms = (share: number) => percentile(sorted, share).toFixed(0);
    console.log(`\n${requests} requests of seed ${seed}, ${this.canaries} sound callbacks among them`);
    console.log(`time to the answer: p50 ${ms(0.5)}, p99 ${ms(0.99)}, max ${ms(1)} ms`);
    console.log(`sent again because the console was busy: ${this.sentAgain}`);
    const counts = [...this.statuses].sort(([a], [b]) => (a < b ? -1 : 1));
    console.log(`answers: ${counts.map(([key, n]) => `${key}: ${n}`).join(", ")}`);
    for (const reading of this.memory)
      console.log(`memory, MiB: ${[...reading].map(([name, mib]) => `${name} ${mib.toFixed(0)}`).join(", ")}`);
    for (const [fault, examples] of this.examples) console.log(["", `✗ ${fault}`, ...examples].join("\n  "));
    console.log(`\n${this.count} faults`);
  }
}
