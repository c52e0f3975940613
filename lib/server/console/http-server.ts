import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { Duplex } from "node:stream";
import { answerOddPath } from "../http/odd-path";
import { answerFromCache, mayBeCached } from "../http/cached-node-adapter";
import { MAX_HEADER_BYTES } from "../front/proxy";
import { ADDRESS_HEADER } from "./address-header";

/** The front keeps idle connections and closes them, so that no request meets a connection that is being closed. */
const KEEP_ALIVE_MS = 600_000;

/** The part of Next's custom server API that is used here. */
export type NextApp = {
  getRequestHandler(): (req: IncomingMessage, res: ServerResponse) => Promise<void>;
  getUpgradeHandler(): (req: IncomingMessage, socket: Duplex, head: Buffer) => Promise<void>;
};

/**
 * A node:http server in front of Next, behind the front. It answers cached responses and passes the rest to `app`.
 * Next upgrades connections in development only.
 */
export function consoleServer(app: NextApp): Server {
  const handle = app.getRequestHandler();
  const server = createServer({
    keepAliveTimeout: KEEP_ALIVE_MS,
    requestTimeout: 0,
    headersTimeout: 0,
    maxHeaderSize: MAX_HEADER_BYTES,
  });
  server.on("request", (req, res) => {
    // A layout does not know which page it is for. The sign-in leads back to it.
    req.headers[ADDRESS_HEADER] = req.url;
    const passOn = () => handle(req, res);
    const fail = (error: unknown) => res.destroy(error instanceof Error ? error : undefined);
    if (answerOddPath(req, res)) return;
    if (!mayBeCached(req)) return void passOn().catch(fail);
    answerFromCache(req, res)
      .then((answered) => (answered ? undefined : passOn()))
      .catch(fail);
  });
  const upgrade = app.getUpgradeHandler();
  server.on("upgrade", (req, socket, head) => {
    upgrade(req, socket, head).catch(() => socket.destroy());
  });
  return server;
}
