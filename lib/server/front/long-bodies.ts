import type { IncomingMessage, ServerResponse } from "node:http";
import type { Millis } from "@/lib/time/units";

/** Callbacks of Tencent are below 1 KiB. Longer ones wait for each other. */
const LONG_BYTES = 4 * 1024;
interface Limits {
  /** Bytes of long callbacks that are read and not answered yet: a disk writes them while Tencent waits. */
  bytes: number;
  /** A callback for which there is no room so long is refused, while its sender still waits for the answer. */
  waitMs: Millis;
}
const LIMITS: Limits = { bytes: 12 * 1024 * 1024, waitMs: 500 };

/**
 * The long callbacks that a server is busy with. Thousands of them at once would hold the event loop for longer than
 * Tencent waits. So only some are read at a time, and the others wait unread.
 */
export class LongBodies {
  private bytes = 0;
  private readonly waiting = new Set<() => void>();

  constructor(private readonly limits = LIMITS) {}

  /**
   * Calls `read` once there is room for a callback, as long as its head says, or `refuse` if there is none in time. A
   * short one is read at once. Its bytes count until it is answered or gone.
   */
  enter(req: IncomingMessage, res: ServerResponse, read: () => void, refuse: () => void): void {
    const length = Number(req.headers["content-length"] ?? 0);
    if (!(length > LONG_BYTES)) return read();
    const begin = () => {
      leave();
      this.bytes += length;
      res.once("close", () => this.end(length));
      read();
    };
    const leave = () => {
      clearTimeout(timer);
      this.waiting.delete(begin);
      res.off("close", leave);
    };
    const timer = setTimeout(() => {
      leave();
      refuse();
    }, this.limits.waitMs);
    res.once("close", leave);
    this.waiting.add(begin);
    this.admit();
  }

  private end(length: number): void {
    this.bytes -= length;
    this.admit();
  }

  private admit(): void {
    for (const begin of this.waiting) {
      if (this.bytes >= this.limits.bytes) return;
      begin();
    }
  }
}
