import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { Env } from "../env";
import { normalizeForwarded } from "../serve/forwarded";
import type { Receive } from "../receive/door";
import { answerCallback, isCallback } from "../receive/node-adapter";
import { answerClientError } from "./client-error";

/** Longer than the minute for which proxies keep idle connections, so that this side does not close first. */
const KEEP_ALIVE_MS = 75_000;
/** A client that sends slowly holds a connection. A file of networks of 32 MiB may take minutes. */
const HEADERS_TIMEOUT_MS = 15_000;
const REQUEST_TIMEOUT_MS = 300_000;
/** How often the timeouts are checked. */
const CHECK_MS = 5_000;
/** Beyond this, idle connections are closed to make room. */
const MAX_CONNECTIONS = 10_000;

interface FrontServer {
  receive: Receive;
  /** Answers everything that is not a callback. */
  console: (req: IncomingMessage, res: ServerResponse) => void;
}

/**
 * The HTTP server of the front: it answers callbacks and /healthz, and hands the rest to the console. A request to
 * upgrade the protocol is answered like any other, without an upgrade (RFC 9110, section 7.8).
 */
export function frontServer({ receive, console }: FrontServer, { trustProxy }: Pick<Env, "trustProxy">): Server {
  const server = createServer({
    keepAliveTimeout: KEEP_ALIVE_MS,
    headersTimeout: HEADERS_TIMEOUT_MS,
    requestTimeout: REQUEST_TIMEOUT_MS,
    connectionsCheckingInterval: CHECK_MS,
  });
  server.maxConnections = MAX_CONNECTIONS;
  server.on("drop", () => server.closeIdleConnections());
  server.on("clientError", answerClientError);
  server.on("request", (req, res) => {
    if (isCallback(req)) return answerCallback(receive, req, res);
    if (isHealth(req)) return answerHealth(req, res);
    normalizeForwarded(req, trustProxy);
    console(req, res);
  });
  return server;
}

const isHealth = ({ url = "" }: IncomingMessage) => url === "/healthz" || url.startsWith("/healthz?");

function answerHealth(req: IncomingMessage, res: ServerResponse): void {
  const body = JSON.stringify({ ok: true });
  res.writeHead(200, {
    "content-type": "application/json",
    "content-length": body.length,
    "cache-control": "no-store",
  });
  res.end(req.method === "HEAD" ? undefined : body);
}
