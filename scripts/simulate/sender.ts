import http from "node:http";
import https from "node:https";
import { encode } from "@/lib/simulate/encode";
import type { DeliveredCallback } from "@/lib/simulate/delivery";

/** Tencent waits 2 s (docs/protocol.md "Answer"). The longer limit distinguishes a slow receiver from a dead one. */
const TENCENT_TIMEOUT_MS = 2_000;
const TIMEOUT_MS = 15_000;

export interface SenderCounts {
  sent: number;
  ok: number;
  slow: number;
  /** Failures by kind: their number, and the first answer as an example. */
  failures: Map<string, { count: number; example: string }>;
}

/** Posts callbacks over keep-alive connections, at most `concurrency` at the same time. */
export class Sender {
  readonly counts: SenderCounts = { sent: 0, ok: 0, slow: 0, failures: new Map() };
  private readonly agent: http.Agent;
  private readonly request: typeof http.request;
  private inFlight = 0;
  private wake: (() => void) | null = null;

  constructor(
    private readonly url: URL,
    private readonly app: string,
    private readonly token: string | null,
    private readonly concurrency: number,
  ) {
    const secure = url.protocol === "https:";
    this.agent = new (secure ? https : http).Agent({ keepAlive: true, maxSockets: concurrency });
    this.request = secure ? https.request : http.request;
  }

  get failed(): number {
    return this.counts.sent - this.counts.ok - this.inFlight;
  }

  get waiting(): number {
    return this.inFlight;
  }

  /** Sends a callback as soon as fewer than `concurrency` are in flight. Resolves when the request has started. */
  async send(sending: DeliveredCallback): Promise<void> {
    while (this.inFlight >= this.concurrency) await this.oneAnswered();
    this.counts.sent++;
    this.inFlight++;
    void this.post(sending).then((failure) => {
      if (failure === null) this.counts.ok++;
      else this.note(failure);
      this.inFlight--;
      this.wake?.();
    });
  }

  /** Waits for all answers, then closes the connections. */
  async close(): Promise<void> {
    while (this.inFlight > 0) await this.oneAnswered();
    this.agent.destroy();
  }

  private oneAnswered(): Promise<void> {
    return new Promise((resolve) => {
      this.wake = () => {
        this.wake = null;
        resolve();
      };
    });
  }

  private note({ kind, example }: Failure): void {
    const known = this.counts.failures.get(kind);
    this.counts.failures.set(kind, { count: (known?.count ?? 0) + 1, example: known?.example ?? example });
  }

  /** Resolves with the failure, or null if the answer is 200 and OK. */
  private post({ callback }: DeliveredCallback): Promise<Failure | null> {
    const startedAt = Date.now();
    const { query, body } = encode(callback, this.app, this.token, startedAt);
    return new Promise((resolve) => {
      const request = this.request(
        `${this.url.href}?${query}`,
        {
          method: "POST",
          agent: this.agent,
          timeout: TIMEOUT_MS,
          headers: { "content-length": Buffer.byteLength(body) },
        },
        (response) => {
          let text = "";
          response.setEncoding("utf8");
          response.on("data", (chunk: string) => (text += chunk));
          response.on("error", (error) => resolve(failureOf(error)));
          response.on("end", () => {
            if (Date.now() - startedAt > TENCENT_TIMEOUT_MS) this.counts.slow++;
            const fine = response.statusCode === 200 && saysOk(text);
            resolve(fine ? null : { kind: `HTTP ${response.statusCode}`, example: text.slice(0, 300) });
          });
        },
      );
      request.on("timeout", () => request.destroy(new Error(`no answer within ${TIMEOUT_MS / 1000} s`)));
      request.on("error", (error) => resolve(failureOf(error)));
      request.end(body);
    });
  }
}

interface Failure {
  kind: string;
  example: string;
}

function failureOf(error: Error & { code?: string }): Failure {
  return { kind: error.code ?? error.message, example: error.message };
}

function saysOk(text: string): boolean {
  try {
    const answer: unknown = JSON.parse(text);
    return typeof answer === "object" && answer !== null && "ActionStatus" in answer && answer.ActionStatus === "OK";
  } catch {
    return false; // Not JSON is a failure, as it is for Tencent; the caller keeps the text.
  }
}
