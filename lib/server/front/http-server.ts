import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { Socket } from "node:net";
import type { DatabaseOutage } from "@/lib/contracts/database-outage";
import type { Millis } from "@/lib/time/units";
import { securityHeadersFor, type HeaderOptions } from "../http/security-headers";
import { Turns } from "../http/turns";
import { normalizeForwarded, type ProxyTrust } from "../serve/forwarded";
import type { Receive } from "../receive/door";
import { answerCallback, answerUnread, arriveNow, isCallback } from "../receive/node-adapter";
import { limitBody } from "./body-limit";
import { answerClientError } from "./client-error";
import { Connections } from "./connections";
import type { HostCheck } from "./hosts";
import { refuse, type Refusal } from "./refuse";
import { requestTurn } from "./request-turn";
import { TOO_MANY } from "./shedding";
import { answerUnknownHost } from "./unknown-host";

/** Longer than the minute for which proxies keep idle connections, so that this side does not close first. */
const KEEP_ALIVE_MS = 75_000;
/** Callbacks of Tencent are below 1 KiB. */
const LONG_BYTES = 4 * 1024;
/**
 * Thousands of long callbacks at once would hold the event loop for longer than Tencent waits. So only some are read at
 * a time. Those for which there is no turn soon are refused while their senders still wait.
 */
const LONG_CALLBACKS = { running: 200, waiting: 10_000, waitMs: 500 };
/** A client that sends slowly holds a connection. A file of networks of 32 MiB needs 4.5 Mbit/s. */
const LIMITS = { headersMs: 15_000, requestMs: 60_000, checkEveryMs: 5_000, connections: 10_000 };

interface FrontServer {
  receive: Receive;
  /** Called for a callback that is refused unread, because too many long ones came at once, with its arrival. */
  onOverload: (arrivedAt: Millis) => void;
  /** Answers everything that is not a callback. */
  console: (req: IncomingMessage, res: ServerResponse) => void;
  /** Why callbacks cannot be stored now; null if all is well. */
  outage: () => DatabaseOutage | null;
}

export interface FrontOptions extends HeaderOptions {
  /** The proxies whose headers are believed. */
  trust: ProxyTrust;
  /** The names under which the console is opened. */
  knowsHost: HostCheck;
}

/**
 * The HTTP server of the front: it answers callbacks and /healthz, and hands the rest to the console. A request to
 * upgrade the protocol is answered like any other, without an upgrade (RFC 9110, section 7.8), and so is one with an
 * expectation that Node does not know.
 */
export function frontServer(
  { receive, onOverload, console, outage }: FrontServer,
  { trust, knowsHost, ...headerOptions }: FrontOptions,
  limits = LIMITS,
): Server {
  const server = createServer({
    keepAliveTimeout: KEEP_ALIVE_MS,
    headersTimeout: limits.headersMs,
    requestTimeout: limits.requestMs,
    connectionsCheckingInterval: limits.checkEveryMs,
  });
  const connections = new Connections(server, limits.connections);
  const longCallbacks = new Turns(LONG_CALLBACKS);
  answerHalfClosed(server, connections);
  server.on("clientError", (error, socket) => answerClientError(error, socket as Socket, connections));
  server.on("connect", (req, socket) => refuse(socket, req.url ?? "", NO_TUNNEL));
  server.on("checkExpectation", (req, res) => server.emit("request", req, res));
  server.on("request", (req, res) => {
    if (req.url?.startsWith("/") !== true) req.url = originForm(req.url ?? "");
    if (isCallback(req)) {
      const arrival = arriveNow();
      const go = () => answerCallback(receive, req, res, arrival);
      const isLong = Number(req.headers["content-length"] ?? 0) > LONG_BYTES;
      if (!isLong) return go();
      const refuse = () => {
        onOverload(arrival.arrivedAt);
        answerUnread(TOO_MANY, req, res);
      };
      return void requestTurn(longCallbacks, "", res, { go, refuse });
    }
    secure(req, res, headerOptions);
    if (isHealth(req)) return answerHealth(req, res, outage());
    normalizeForwarded(req, trust);
    // Balancers ask whether an instance is ready by whatever name.
    const unknown = isReadiness(req) ? undefined : hostsOf(req).find((host) => !knowsHost(host));
    if (unknown !== undefined) return answerUnknownHost(req, res, unknown);
    if (limitBody(req, res)) console(req, res);
  });
  return server;
}

const NO_TUNNEL: Refusal = {
  status: 405,
  title: "Method Not Allowed",
  detail: "CONNECT is for proxies",
  code: "method",
};

/**
 * A client may close its side after a callback and still read the answer, which comes soon. Elsewhere the end of its
 * side tells that it is gone, so that nothing goes on for it.
 */
function answerHalfClosed(server: Server, connections: Connections): void {
  // Node closes such a connection without an answer, unless this property is set, which its types do not have.
  Object.assign(server, { httpAllowHalfOpen: true });
  server.on("connection", (socket: Socket) =>
    socket.on("end", () => {
      const pending = connections.pending(socket);
      if (pending === null || !isCallback(pending.req)) socket.end();
    }),
  );
}

/** The target of a request without scheme and host, which a client may send (RFC 9112, section 3.2.2). */
const originForm = (url: string) => url.replace(/^https?:\/\/[^/?]*\/?/i, "/");

const isHealth = ({ url = "" }: IncomingMessage) => url === "/healthz" || url.startsWith("/healthz?");
const isReadiness = ({ url = "" }: IncomingMessage) => url === "/readyz" || url.startsWith("/readyz?");

/** The hosts that a request names: its own, and what a trusted proxy was asked for. */
function hostsOf({ headers }: IncomingMessage): string[] {
  const forwarded = headers["x-forwarded-host"];
  return [
    headers.host ?? "",
    ...(forwarded === undefined
      ? []
      : forwarded
          .toString()
          .split(",")
          .map((one) => one.trim())),
  ];
}

/** Sets the security headers of the answer, and tells the policy of a page to Next, which takes its nonce from it. */
function secure(req: IncomingMessage, res: ServerResponse, options: HeaderOptions): void {
  const headers = securityHeadersFor(req.url ?? "", options);
  for (const [name, value] of Object.entries(headers)) res.setHeader(name, value);
  req.headers["content-security-policy"] = headers["Content-Security-Policy"];
}

/** OK while the front runs: without its database it still takes callbacks. `database` says what is wrong there. */
function answerHealth(req: IncomingMessage, res: ServerResponse, database: DatabaseOutage | null): void {
  const body = JSON.stringify({ ok: true, database });
  res.writeHead(200, {
    "content-type": "application/json",
    "content-length": body.length,
    "cache-control": "no-store",
  });
  res.end(req.method === "HEAD" ? undefined : body);
}
