import type { IncomingMessage, Server } from "node:http";
import { setTimeout as delay } from "node:timers/promises";

/** Long enough for a balancer that checks every second. */
const LEAVE_MS = 1_500;

/** How an instance takes leave of the balancer in front of it. */
export interface Leave {
  /** Whether this request must be answered as if the console were away: /readyz of an instance that leaves. */
  refuses: (req: IncomingMessage) => boolean;
  /**
   * From now on /readyz fails, and each answer closes its connection. Everything is still answered. Resolves when a
   * balancer has had the time to notice, so that it sends no request into a connection that is being closed.
   */
  begin: () => Promise<void>;
}

export function leaveOf(server: Server, ms = LEAVE_MS): Leave {
  let leaving = false;
  server.prependListener("request", (_, res) => {
    if (leaving) res.setHeader("connection", "close");
  });
  return {
    refuses: ({ url = "" }) => leaving && /^\/readyz(\?|$)/.test(url),
    begin: async () => {
      leaving = true;
      await delay(ms);
    },
  };
}
