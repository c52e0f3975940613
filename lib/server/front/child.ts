import { fork, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import os from "node:os";
import { setTimeout as delay } from "node:timers/promises";
import { toolEnv } from "../env";
import { log } from "../log";
import { ALIVE, ALIVE_MS } from "./messages";

export interface ChildOptions<Out> {
  name: string;
  script: string;
  args: readonly string[];
  /** Variables of its environment that differ from those of this process. */
  env?: Record<string, string>;
  onMessage: (message: Out) => void;
  onStart: () => void;
  /** Called when the child ends unasked. It is started again afterwards, unless this returns "stay". */
  onEnd: (code: number | null) => "again" | "stay";
  /** What the operating system adds to the priority: above 0, the front comes first. */
  nice?: number;
  /** Options of Node and V8, besides those of this process. */
  nodeOptions?: readonly string[];
  /** Waiting time before the first restart and the longest one, in milliseconds. It doubles with each failure. */
  restartMs?: { first: number; longest: number };
  /** How often the child says that it is alive, in milliseconds. */
  aliveMs?: number;
}

const RESTART_MS = { first: 200, longest: 10_000 };
/** A child that ran for this long has started successfully, so the next restart waits for the first time only. */
const STARTED_MS = 30_000;
/** A child that has said nothing for this many intervals neither works nor ends. */
const SILENT_INTERVALS = 15;

/** A child process that is started again whenever it ends unasked. It ends with this process. */
export class Child<In extends { type: string }, Out> {
  private process: ChildProcess | null = null;
  private supervision: Promise<void> | null = null;
  private readonly stopping = new AbortController();
  private starts = 0;

  constructor(private readonly options: ChildOptions<Out>) {}

  get pid(): number | undefined {
    return this.process?.pid;
  }

  /** How often it was started again. */
  get restarts(): number {
    return Math.max(0, this.starts - 1);
  }

  start(): void {
    this.supervision ??= this.supervise();
  }

  /** Sends a message. Returns false if the child is not there. */
  send(message: In): boolean {
    if (this.process?.connected !== true) return false;
    // An error means that the child has ended, which is seen elsewhere.
    this.process.send(message, () => undefined);
    return true;
  }

  /** Ends the child and starts it again, for other settings. */
  restart(): void {
    this.process?.kill("SIGKILL");
  }

  /** Asks the child to stop, and kills it after `ms` milliseconds. Resolves with whether it stopped by itself. */
  async stop(ms: number): Promise<boolean> {
    this.stopping.abort();
    const child = this.process;
    this.send({ type: "stop" } as In);
    const timer = setTimeout(() => {
      log.warn({ process: this.options.name }, "a process of Rollcall did not stop in time and is killed");
      child?.kill("SIGKILL");
    }, ms);
    await this.supervision;
    clearTimeout(timer);
    return child?.signalCode !== "SIGKILL";
  }

  private async supervise(): Promise<void> {
    const { name, onEnd, restartMs = RESTART_MS } = this.options;
    let pause = restartMs.first;
    while (!this.stopping.signal.aborted) {
      const startedAt = performance.now();
      const code = await this.run();
      if (this.stopping.signal.aborted || onEnd(code) === "stay") return;
      log.error({ process: name, code }, "a process of Rollcall ended; restarting it");
      if (performance.now() - startedAt > STARTED_MS) pause = restartMs.first;
      await delay(pause, undefined, { signal: this.stopping.signal }).catch(() => undefined);
      pause = Math.min(2 * pause, restartMs.longest);
    }
  }

  private async run(): Promise<number | null> {
    const { script, args, env = {}, nice = 0, nodeOptions = [], onMessage, onStart } = this.options;
    const execArgv = [...process.execArgv, ...nodeOptions];
    const child = fork(script, args, { env: toolEnv(env), execArgv, serialization: "advanced" });
    this.process = child;
    this.starts++;
    const ended = once(child, "close").catch((err: unknown) => {
      log.error({ err, process: this.options.name }, "a process of Rollcall could not be started");
      return [null];
    });
    if (child.pid !== undefined && nice > 0) os.setPriority(child.pid, nice);
    const heard = this.killWhenSilent(child);
    child.on("message", (message) => {
      heard();
      if (message !== ALIVE) onMessage(message as Out);
    });
    onStart();
    const [code] = (await ended) as [number | null];
    this.process = null;
    return code;
  }

  /**
   * Kills a child that stands still after it has said something. Returns the function to call when it does. Intervals
   * are counted, not time, so that a machine that slept kills nobody.
   */
  private killWhenSilent(child: ChildProcess): () => void {
    const { name, aliveMs = ALIVE_MS } = this.options;
    let silent = -Infinity;
    const timer = setInterval(() => {
      if (++silent < SILENT_INTERVALS) return;
      log.error({ process: name }, "a process of Rollcall stands still and is killed");
      child.kill("SIGKILL");
    }, aliveMs).unref();
    child.once("close", () => clearInterval(timer));
    return () => (silent = 0);
  }
}
