import type { Server, ServerResponse } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";

/**
 * Follows the answers of `server` that are under way, and returns what ends it in order: no new connection, streams
 * ended (their readers come back by themselves), other answers let through for at most `patienceMs`.
 */
export function gracefulClose(server: Server): (patienceMs: number) => Promise<void> {
  const answers = new Set<ServerResponse>();
  server.on("request", (_req, res: ServerResponse) => {
    answers.add(res);
    res.once("close", () => answers.delete(res));
  });
  return async (patienceMs) => {
    const closed = new Promise<void>((resolve) => server.close(() => resolve()));
    server.closeIdleConnections();
    for (const answer of answers) {
      if (isStream(answer)) finish(answer);
      else if (!answer.headersSent) answer.setHeader("connection", "close");
    }
    const giveUp = new AbortController();
    const late = sleep(patienceMs, undefined, { signal: giveUp.signal, ref: false }).then(
      () => server.closeAllConnections(),
      () => undefined,
    );
    await Promise.race([closed, late]);
    giveUp.abort();
    await closed;
  };
}

/** Ends a stream as if its source had. The source does not know and may still write, which is no error now. */
function finish(answer: ServerResponse): void {
  answer.on("error", () => answer.destroy());
  answer.end(() => answer.req.socket.destroySoon());
}

function isStream(answer: ServerResponse): boolean {
  return String(answer.getHeader("content-type") ?? "").startsWith("text/event-stream");
}
