import { randomUUID } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { awayPage } from "./away-page";
import { awayTexts, type AwayReason } from "./away-texts";

/** After this many seconds a browser or a script tries again. */
const RETRY_SECONDS = 2;

/**
 * Answers in place of the console while it is away, is busy or cannot read its database: a page that loads itself
 * again, or a problem for a script.
 */
export function answerAway(req: IncomingMessage, res: ServerResponse, reason: AwayReason): void {
  const [type, body] = answerOf(req, reason);
  res.writeHead(503, {
    "content-type": type,
    "content-length": Buffer.byteLength(body),
    "cache-control": "no-store",
    "retry-after": String(RETRY_SECONDS),
  });
  res.end(req.method === "HEAD" ? undefined : body);
}

/** Whether the console would need its database for this request: a page, the API or the sign-in. */
export function needsDatabase(req: IncomingMessage): boolean {
  return /^\/api\/(v1|auth)\//.test(req.url ?? "") || isPage(req);
}

const isPage = ({ headers }: IncomingMessage) => (headers.accept ?? "").includes("text/html");

function answerOf(req: IncomingMessage, reason: AwayReason): [type: string, body: string] {
  const url = req.url ?? "";
  const { title, text } = awayTexts("en", reason, (iso) => iso);
  if (/^\/readyz(\?|$)/.test(url)) return ["application/json", JSON.stringify({ ready: false, detail: title })];
  if (url.startsWith("/api/")) return ["application/problem+json", JSON.stringify(problem(title, text, reason))];
  if (!isPage(req)) return ["text/plain; charset=utf-8", `${title}\n`];
  return ["text/html; charset=utf-8", awayPage(req.headers, reason, RETRY_SECONDS)];
}

function problem(title: string, text: string, reason: AwayReason): object {
  const said =
    reason === null
      ? { title, detail: text, code: "unreachable" }
      : reason === "busy"
        ? { title, detail: text, code: "busy" }
        : { title: "The database cannot be reached", detail: `${title}. ${text}`, code: "unavailable" };
  return { type: "about:blank", status: 503, ...said, requestId: randomUUID() };
}
