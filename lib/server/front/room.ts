import type { ServerResponse } from "node:http";
import type { Millis } from "@/lib/time/units";

export interface RoomLimits {
  /** Requests are begun while those inside have less than this size together. */
  size: number;
  /** A request for which there is no room for so long is refused. */
  waitMs: Millis;
}

/** A room for requests. Those that find none wait outside in turn, unread, which costs little. */
export class Room {
  private inside = 0;
  private readonly waiting = new Set<() => void>();

  constructor(private readonly limits: RoomLimits) {}

  /**
   * Calls `begin` once there is room for a request, or `refuse` if there is none in time, or neither if the client goes
   * first. It has left when `leave` is called, or when it is answered or gone.
   */
  enter(res: ServerResponse, size: number, begin: (leave: () => void) => void, refuse: () => void): void {
    const goIn = () => {
      stopWaiting();
      this.inside += size;
      let left = false;
      const leave = () => {
        if (left) return;
        left = true;
        this.inside -= size;
        this.admit();
      };
      res.once("close", leave);
      begin(leave);
    };
    const stopWaiting = () => {
      clearTimeout(timer);
      this.waiting.delete(goIn);
      res.off("close", stopWaiting);
    };
    const timer = setTimeout(() => {
      stopWaiting();
      refuse();
    }, this.limits.waitMs);
    res.once("close", stopWaiting);
    this.waiting.add(goIn);
    this.admit();
  }

  private admit(): void {
    for (const goIn of this.waiting) {
      if (this.inside >= this.limits.size) return;
      goIn();
    }
  }
}
