import { randomUUID } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import en from "@/lib/i18n/front/en.json";
import zh from "@/lib/i18n/front/zh-CN.json";
import { SECURITY_HEADERS } from "../http/security-headers";

/** After this many seconds a browser or a script tries again. */
const RETRY_SECONDS = 2;

/** Answers in place of the console while it is away: a page that loads itself again, or a problem for a script. */
export function answerAway(req: IncomingMessage, res: ServerResponse): void {
  const [type, body] = answerOf(req);
  res.writeHead(503, {
    ...SECURITY_HEADERS,
    "content-type": type,
    "content-length": Buffer.byteLength(body),
    "cache-control": "no-store",
    "retry-after": String(RETRY_SECONDS),
  });
  res.end(req.method === "HEAD" ? undefined : body);
}

function answerOf({ url = "", headers }: IncomingMessage): [type: string, body: string] {
  if (/^\/readyz(\?|$)/.test(url)) return ["application/json", JSON.stringify({ ready: false, detail: en.title })];
  if (url.startsWith("/api/")) return ["application/problem+json", JSON.stringify(problem())];
  if (!(headers.accept ?? "").includes("text/html")) return ["text/plain; charset=utf-8", `${en.title}\n`];
  return ["text/html; charset=utf-8", PAGE];
}

const problem = () => ({
  type: "about:blank",
  title: en.title,
  status: 503,
  detail: en.text,
  code: "unreachable",
  requestId: randomUUID(),
});

/** The page has both languages, because the reader's is unknown. It loads nothing, because the console is away. */
const PAGE = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="refresh" content="${RETRY_SECONDS}">
<title>${en.title} · Rollcall</title>
<style>
:root { color-scheme: light dark; --text: #1c1d1f; --dim: #5a5e66; --back: #fcfcfc; --accent: #2f6feb; }
@media (prefers-color-scheme: dark) { :root { --text: #eceded; --dim: #a3a7ae; --back: #0c0d0e; --accent: #78a6ff; } }
body { margin: 0; min-height: 100vh; display: grid; place-content: center; padding: 24px; box-sizing: border-box;
  background: var(--back); color: var(--text); font: 16px/1.5 system-ui, "PingFang SC", "Noto Sans SC", sans-serif; }
main { max-width: 28rem; border-left: 3px solid var(--accent); padding-left: 20px; }
section + section { margin-top: 20px; }
h1, h2 { font-size: 1.125rem; line-height: 1.4; margin: 0; }
p { margin: 4px 0 0; color: var(--dim); }
</style>
</head>
<body>
<main>
<section><h1>${en.title}</h1><p>${en.text}</p></section>
<section lang="zh-CN"><h2>${zh.title}</h2><p>${zh.text}</p></section>
</main>
</body>
</html>
`;
