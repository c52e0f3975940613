import { randomUUID } from "node:crypto";
import type { Duplex } from "node:stream";
import { fail } from "@/lib/protocol/answer";
import { errorCode } from "../start-error";

const CASES: Record<string, [status: number, title: string, detail: string]> = {
  HPE_HEADER_OVERFLOW: [431, "Request Header Fields Too Large", "The headers of the request are over 16 KiB"],
  ERR_HTTP_REQUEST_TIMEOUT: [408, "Request Timeout", "The request did not arrive in time"],
};
const OTHER: [number, string, string] = [400, "Bad Request", "The request is not valid HTTP"];

/**
 * Answers a request that Node's parser refuses, and closes its connection. A callback gets Tencent's three fields,
 * everything else a problem.
 */
export function answerClientError(error: Error, socket: Duplex): void {
  if (errorCode(error) === "ECONNRESET" || !socket.writable) return void socket.destroy();
  const [status, title, detail] = CASES[errorCode(error)] ?? OTHER;
  const callback = /^[A-Z]+ \/api\/callback/.test(packetOf(error));
  const problem = { type: "about:blank", title, status, detail, code: "invalid", requestId: randomUUID() };
  const body = callback ? fail(status, detail).body : JSON.stringify(problem);
  const type = callback ? "application/json; charset=utf-8" : "application/problem+json";
  socket.end(
    `HTTP/1.1 ${status} ${title}\r\nContent-Type: ${type}\r\nContent-Length: ${Buffer.byteLength(body)}\r\n` +
      `Connection: close\r\n\r\n${body}`,
  );
}

/** The last bytes that the parser got. */
const packetOf = (error: Error) =>
  "rawPacket" in error && Buffer.isBuffer(error.rawPacket) ? error.rawPacket.toString("latin1", 0, 100) : "";
