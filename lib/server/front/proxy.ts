import http, { type IncomingMessage, type OutgoingHttpHeaders, type ServerResponse } from "node:http";
import { pipeline } from "node:stream";
import { isHttps } from "../serve/forwarded";

/** These belong to one connection and are not passed on (RFC 9110, section 7.6.1). */
const HOP_BY_HOP = ["connection", "keep-alive", "proxy-authenticate", "proxy-authorization", "proxy-connection", "te"];
const NOT_PASSED_ON = new Set([...HOP_BY_HOP, "trailer", "transfer-encoding", "upgrade", "expect"]);
/** The front takes 16 KiB of headers. Either side adds some, and a path in a redirect can be three times as long. */
export const MAX_HEADER_BYTES = 64 * 1024;
/** The most requests to the console at the same time, including live streams. */
const MAX_UNDER_WAY = 2_000;

/** Answers a request that the console cannot answer now. */
type Answer = (req: IncomingMessage, res: ServerResponse) => void;

/** Hands a request on. `begun` is called when its answer begins. */
type HandOn = (req: IncomingMessage, res: ServerResponse, begun?: () => void) => void;

/**
 * Makes a function that hands requests to the HTTP server at `socketPath`, body and answer as streams. If that server
 * is not there, `away` answers, and `busy` if it has too many requests. If the client goes away, the request ends there
 * as well.
 */
export function proxyTo(socketPath: string, { away, busy }: { away: Answer; busy: Answer }): HandOn {
  const agent = new http.Agent({ keepAlive: true, maxFreeSockets: 64 });
  let underWay = 0;
  return (req, res, begun) => {
    if (underWay >= MAX_UNDER_WAY) return busy(req, res);
    let asked: http.ClientRequest;
    try {
      const { method, url: path } = req;
      const headers = requestHeaders(req);
      asked = http.request({ socketPath, agent, method, path, headers, maxHeaderSize: MAX_HEADER_BYTES });
    } catch {
      // Node accepts some paths and headers that it refuses to send.
      res.writeHead(400, { "content-type": "text/plain", connection: "close" }).end("The request is not valid\n");
      return;
    }
    underWay++;
    res.once("close", () => {
      underWay--;
      if (!res.writableFinished) asked.destroy();
    });
    asked.once("response", (answer) => {
      begun?.();
      res.statusCode = answer.statusCode ?? 502;
      if (answer.statusMessage) res.statusMessage = answer.statusMessage;
      const headers = isHttps(req) ? withSecureCookies(passedOn(answer)) : passedOn(answer);
      for (const [name, value] of Object.entries(headers)) if (value !== undefined) res.setHeader(name, value);
      // The headers are sent at once, because a stream may have no data yet.
      res.flushHeaders();
      pipeline(answer, res, () => undefined);
    });
    asked.on("error", () => {
      req.unpipe(asked);
      if (res.headersSent || res.destroyed) return void res.destroy();
      req.resume();
      away(req, res);
    });
    if (hasBody(req)) req.pipe(asked);
    else asked.end();
  };
}

const hasBody = ({ headers }: IncomingMessage) =>
  headers["content-length"] !== undefined || headers["transfer-encoding"] !== undefined;

/** The console does not know that a proxy in front speaks HTTPS. A cookie set there must not travel without it. */
function withSecureCookies(headers: OutgoingHttpHeaders): OutgoingHttpHeaders {
  const cookies = headers["set-cookie"];
  if (!Array.isArray(cookies)) return headers;
  const secured = cookies.map((cookie) => (/;\s*secure\s*(;|$)/i.test(cookie) ? cookie : `${cookie}; Secure`));
  return { ...headers, "set-cookie": secured };
}

function requestHeaders(req: IncomingMessage): OutgoingHttpHeaders {
  const chunked = req.headers["transfer-encoding"] !== undefined;
  return { ...passedOn(req), ...(chunked && { "transfer-encoding": "chunked" }) };
}

/** The headers of a message without those of its connection, and without those that its Connection header names. */
function passedOn({ headers }: IncomingMessage): OutgoingHttpHeaders {
  const named = (headers.connection ?? "").split(",").map((name) => name.trim().toLowerCase());
  return Object.fromEntries(
    Object.entries(headers).filter(([name]) => !NOT_PASSED_ON.has(name) && !named.includes(name)),
  );
}
