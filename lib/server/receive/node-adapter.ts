import type { CallbackAnswer } from "@/lib/protocol/answer";
import type { Millis } from "@/lib/time/units";
import type { IncomingMessage, ServerResponse } from "node:http";
import type { Receive } from "./door";
import { callbackPath, MAX_BODY_BYTES, READ_LIMIT_BYTES } from "./request";

/** Whether the front answers this request itself. */
export function isCallback(req: IncomingMessage): boolean {
  return req.url !== undefined && req.url.startsWith("/api/callback") && callbackPath(split(req.url).path) !== null;
}

/** When the head of a callback arrived: milliseconds since the epoch, and by performance.now(). */
export interface Arrival {
  receivedAt: Millis;
  arrivedAt: Millis;
}

export const arriveNow = (): Arrival => ({ receivedAt: Date.now(), arrivedAt: performance.now() });

/** Answers a callback on a bare node:http request, by `receive`: a Next route costs many times as much. */
export function answerCallback(
  receive: Receive,
  req: IncomingMessage,
  res: ServerResponse,
  { receivedAt, arrivedAt } = arriveNow(),
): void {
  const { path, query } = split(req.url ?? "");
  const chunks: Buffer[] = [];
  let bodyBytes = 0;
  const onData = (chunk: Buffer) => {
    if (bodyBytes < MAX_BODY_BYTES) chunks.push(chunk);
    bodyBytes += chunk.length;
    if (bodyBytes > READ_LIMIT_BYTES) {
      res.setHeader("connection", "close");
      judge();
    }
  };
  const judge = () => {
    req.off("data", onData).off("end", judge).resume();
    const body = Buffer.concat(chunks).subarray(0, MAX_BODY_BYTES);
    const secret = callbackPath(path)?.secret ?? null;
    const request = { method: req.method ?? "", secret, path, query, body, bodyBytes, receivedAt };
    void receive(request, arrivedAt).then((answer) => send(req, res, answer));
  };
  req.on("data", onData).on("end", judge);
}

/** Answers a callback without its body. It is read and dropped, so that the connection can be used again. */
export function answerUnread(answer: CallbackAnswer, req: IncomingMessage, res: ServerResponse): void {
  if (Number(req.headers["content-length"]) > READ_LIMIT_BYTES) res.setHeader("connection", "close");
  req.resume();
  send(req, res, answer);
}

function send(req: IncomingMessage, res: ServerResponse, answer: CallbackAnswer): void {
  if (res.destroyed) return;
  if (answer.status === 405) res.setHeader("allow", "POST");
  res.writeHead(answer.status, {
    "content-type": "application/json; charset=utf-8",
    "content-length": Buffer.byteLength(answer.body),
  });
  res.end(req.method === "HEAD" ? undefined : answer.body);
}

function split(url: string): { path: string; query: string } {
  const mark = url.indexOf("?");
  return mark < 0 ? { path: url, query: "" } : { path: url.slice(0, mark), query: url.slice(mark + 1) };
}
