import { randomUUID } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import type { DatabaseOutage } from "@/lib/contracts/database-outage";
import { awayPage } from "./away-page";
import { awayTexts } from "./away-texts";

/** After this many seconds a browser or a script tries again. */
const RETRY_SECONDS = 2;

/**
 * Answers in place of the console while it is away or cannot read its database: a page that loads itself again, or a
 * problem for a script. `outage` is what is wrong with the database, if anything.
 */
export function answerAway(req: IncomingMessage, res: ServerResponse, outage: DatabaseOutage | null): void {
  const [type, body] = answerOf(req, outage);
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

function answerOf(req: IncomingMessage, outage: DatabaseOutage | null): [type: string, body: string] {
  const url = req.url ?? "";
  const { title, text } = awayTexts("en", outage, (iso) => iso);
  if (/^\/readyz(\?|$)/.test(url)) return ["application/json", JSON.stringify({ ready: false, detail: title })];
  if (url.startsWith("/api/")) return ["application/problem+json", JSON.stringify(problem(title, text, outage))];
  if (!isPage(req)) return ["text/plain; charset=utf-8", `${title}\n`];
  return ["text/html; charset=utf-8", awayPage(req.headers, outage, RETRY_SECONDS)];
}

const problem = (title: string, text: string, outage: DatabaseOutage | null) => ({
  type: "about:blank",
  title: outage === null ? title : "The database cannot be reached",
  status: 503,
  detail: outage === null ? text : `${title}. ${text}`,
  code: outage === null ? "unreachable" : "unavailable",
  requestId: randomUUID(),
});
