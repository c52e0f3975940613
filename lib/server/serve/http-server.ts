import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { Duplex } from "node:stream";
import type { Env } from "../env";
import { answerFromCache } from "../http/cached-node-adapter";
import { answerCallback, isCallback } from "../receive/node-adapter";
import { ADDRESS_HEADER } from "./address-header";
import { normalizeForwarded } from "./forwarded";

/** Longer than the minute for which proxies keep idle connections, so that this side does not close first. */
const KEEP_ALIVE_MS = 75_000;

/** The part of Next's custom server API that is used here. */
export type NextApp = {
  getRequestHandler(): (req: IncomingMessage, res: ServerResponse) => Promise<void>;
  getUpgradeHandler(): (req: IncomingMessage, socket: Duplex, head: Buffer) => Promise<void>;
};

/** A node:http server in front of Next. It answers callbacks and cached responses, and passes the rest to `app`. */
export function httpServer(app: NextApp, { trustProxy }: Pick<Env, "trustProxy">): Server {
  const handle = app.getRequestHandler();
  const server = createServer({ keepAliveTimeout: KEEP_ALIVE_MS, headersTimeout: KEEP_ALIVE_MS + 5_000 });
  server.on("request", (req, res) => {
    if (isCallback(req)) return answerCallback(req, res);
    normalizeForwarded(req, trustProxy);
    // A layout does not know which page it is for. The sign-in leads back to it.
    req.headers[ADDRESS_HEADER] = req.url;
    if (answerFromCache(req, res)) return;
    handle(req, res).catch((error: unknown) => res.destroy(error instanceof Error ? error : undefined));
  });
  const upgrade = app.getUpgradeHandler();
  server.on("upgrade", (req, socket, head) => {
    upgrade(req, socket, head).catch(() => socket.destroy());
  });
  return server;
}
