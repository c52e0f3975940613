import { randomUUID } from "node:crypto";
import type { Duplex } from "node:stream";
import { fail } from "@/lib/protocol/answer";

/** Time for the client to read the answer. Closing at once would discard it if the client still sends. */
const LINGER_MS = 1_000;

/** Why a request is refused before it is read to its end. */
export interface Refusal {
  status: number;
  title: string;
  detail: string;
  code: "invalid" | "too_large" | "method";
}

/**
 * Answers on the socket itself and closes the connection, without reading on. A callback, as `target` of the request
 * tells, gets Tencent's three fields, everything else a problem.
 */
export function refuse(socket: Duplex, target: string, { status, title, detail, code }: Refusal): void {
  const callback = target.startsWith("/api/callback");
  const problem = { type: "about:blank", title, status, detail, code, requestId: randomUUID() };
  const body = callback ? fail(status, detail).body : JSON.stringify(problem);
  const type = callback ? "application/json; charset=utf-8" : "application/problem+json";
  socket.on("error", () => socket.destroy());
  socket.pause();
  socket.end(
    `HTTP/1.1 ${status} ${title}\r\nContent-Type: ${type}\r\nContent-Length: ${Buffer.byteLength(body)}\r\n` +
      `Connection: close\r\n\r\n${body}`,
  );
  const timer = setTimeout(() => socket.destroy(), LINGER_MS);
  socket.once("close", () => clearTimeout(timer));
}
