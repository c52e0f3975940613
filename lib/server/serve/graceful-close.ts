import type { Server, ServerResponse } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";

/**
 * Tracks the open responses of `server` and returns a function that closes it: it accepts no new connections, ends
 * event streams (browsers reconnect by themselves), and waits at most `timeoutMs` for other responses.
 */
export function gracefulClose(server: Server): (timeoutMs: number) => Promise<void> {
  const responses = new Set<ServerResponse>();
  server.on("request", (_req, res: ServerResponse) => {
    responses.add(res);
    res.once("close", () => responses.delete(res));
  });
  return async (timeoutMs) => {
    const closed = new Promise<void>((resolve) => server.close(() => resolve()));
    server.closeIdleConnections();
    for (const response of responses) {
      if (isStream(response)) finish(response);
      else if (!response.headersSent) response.setHeader("connection", "close");
    }
    const cancel = new AbortController();
    const timeout = sleep(timeoutMs, undefined, { signal: cancel.signal, ref: false }).then(
      () => server.closeAllConnections(),
      () => undefined,
    );
    await Promise.race([closed, timeout]);
    cancel.abort();
    await closed;
  };
}

/** Ends a stream as if its source had. The source may still write to it, which must not be an error. */
function finish(response: ServerResponse): void {
  response.on("error", () => response.destroy());
  response.end(() => response.req.socket.destroySoon());
}

function isStream(response: ServerResponse): boolean {
  return String(response.getHeader("content-type") ?? "").startsWith("text/event-stream");
}
