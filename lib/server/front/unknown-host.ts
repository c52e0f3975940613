import { randomUUID } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { createTranslator } from "use-intl/core";
import en from "@/lib/i18n/front/en.json";
import zh from "@/lib/i18n/front/zh-CN.json";
import type { Locale } from "@/lib/i18n/locale";
import { nameOf } from "./hosts";
import { frontPage } from "./page";

/** What RFC 9110, section 15.5.20, has for a request that reached the wrong server. */
const STATUS = 421;

/** Refuses a request for a host that is none of ours, and says which setting makes it one. */
export function answerUnknownHost(req: IncomingMessage, res: ServerResponse, host: string | undefined): void {
  const [type, body] = answerOf(req, nameOf(host));
  res.writeHead(STATUS, {
    "content-type": type,
    "content-length": Buffer.byteLength(body),
    "cache-control": "no-store",
    // The rest of its body is not read.
    connection: "close",
  });
  res.end(req.method === "HEAD" ? undefined : body);
}

function answerOf(req: IncomingMessage, name: string | null): [type: string, body: string] {
  if (req.headers.accept?.includes("text/html") === true) {
    const code = (text: string) => `<code>${text}</code>`;
    return ["text/html; charset=utf-8", frontPage(req.headers, (locale) => textsOf(locale, name, code))];
  }
  const { title, text: detail } = textsOf("en", name, (text) => text);
  const problem = { type: "about:blank", title, status: STATUS, detail, code: "misdirected", requestId: randomUUID() };
  return ["application/problem+json", JSON.stringify(problem)];
}

/** `name` has letters, digits, dots and hyphens only. */
function textsOf(locale: Locale, name: string | null, code: (text: string) => string) {
  const t = createTranslator({ locale, messages: locale === "en" ? en : zh });
  if (name === null) return { title: t("noHost"), text: t("noHostText") };
  const settings = { publicUrl: code("ROLLCALL_PUBLIC_URL"), allowedHosts: code("ROLLCALL_ALLOWED_HOSTS") };
  return { title: t("unknownHost"), text: t("unknownHostText", { name: code(name), ...settings }) };
}
