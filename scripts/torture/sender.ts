import http from "node:http";
import { Random } from "@/lib/simulate/random";
import type { DistinctCallback, DistinctCallbacks } from "./callbacks";
import type { Ledger, Outcome } from "./ledger";

/** The share of callbacks that are sent twice, and how long after the first time the second one comes at most. */
const REPEATED_SHARE = 0.03;
const REPEATED_WITHIN_MS = 5_000;
/** Longer than the 2 s that Tencent waits, so that a late answer is seen as late. */
const TIMEOUT_MS = 10_000;

/** What was answered since a moment. */
export interface Tally {
  ok: number;
  refused: number;
  unanswered: number;
  /** Longest time until an answer, and until a FAIL, in milliseconds. */
  longest: number;
  longestRefusal: number;
}

const emptyTally = (): Tally => ({ ok: 0, refused: 0, unanswered: 0, longest: 0, longestRefusal: 0 });

/** Sends distinct callbacks at a rate, whatever the answers, and some of them twice. */
export class Sender {
  private tally = emptyTally();
  private inFlight = 0;
  private stopped = false;
  private readonly agent = new http.Agent({ keepAlive: true, maxSockets: Infinity });
  private readonly random: Random;

  constructor(
    private readonly port: number,
    private readonly callbacks: DistinctCallbacks,
    private readonly ledger: Ledger,
    seed: number,
  ) {
    this.random = new Random(seed, 2);
  }

  /** Starts to send `rate` callbacks per second, until `stop`. */
  start(rate: number): void {
    let due = performance.now();
    const timer = setInterval(() => {
      if (this.stopped) return clearInterval(timer);
      for (; due <= performance.now(); due += 1_000 / rate) this.sendNext();
    }, 5);
  }

  /** Sends one more callback, with a longer body. */
  sendLarge(padding: number): Promise<Outcome> {
    return this.send(this.callbacks.next(Date.now(), padding));
  }

  /** What was answered since the last call. */
  takeTally(): Tally {
    const { tally } = this;
    this.tally = emptyTally();
    return tally;
  }

  /** Ends, and waits for the last answers. */
  async stop(): Promise<void> {
    this.stopped = true;
    while (this.inFlight > 0) await new Promise((resolve) => setTimeout(resolve, 50));
    this.agent.destroy();
  }

  private sendNext(): void {
    const callback = this.callbacks.next(Date.now());
    void this.send(callback);
    if (this.random.chance(REPEATED_SHARE))
      setTimeout(() => !this.stopped && void this.send(callback), this.random.next() * REPEATED_WITHIN_MS);
  }

  async send(callback: DistinctCallback): Promise<Outcome> {
    this.ledger.send(callback.key);
    this.inFlight++;
    const started = performance.now();
    const outcome = await this.post(callback);
    const took = performance.now() - started;
    this.inFlight--;
    this.ledger.answer(callback.key, outcome);
    this.tally[outcome]++;
    if (outcome !== "unanswered") this.tally.longest = Math.max(this.tally.longest, took);
    if (outcome === "refused") this.tally.longestRefusal = Math.max(this.tally.longestRefusal, took);
    return outcome;
  }

  private post({ path, body }: DistinctCallback): Promise<Outcome> {
    const headers = { "content-type": "application/json", "content-length": Buffer.byteLength(body) };
    const options = { host: "127.0.0.1", port: this.port, path, method: "POST", agent: this.agent, headers };
    return new Promise((resolve) => {
      const request = http.request({ ...options, timeout: TIMEOUT_MS }, (response) => {
        let text = "";
        response.setEncoding("utf8");
        response.on("data", (chunk: string) => (text += chunk));
        response.on("error", () => resolve("unanswered"));
        response.on("end", () => resolve(text.includes('"ActionStatus":"OK"') ? "ok" : "refused"));
      });
      request.on("timeout", () => request.destroy());
      request.on("error", () => resolve("unanswered"));
      request.end(body);
    });
  }
}
