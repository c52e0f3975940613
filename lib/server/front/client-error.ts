import type { Socket } from "node:net";
import { errorCode } from "../start-error";
import type { Connections } from "./connections";
import { refuse, type Refusal } from "./refuse";

const CASES: Record<string, Omit<Refusal, "code">> = {
  HPE_HEADER_OVERFLOW: {
    status: 431,
    title: "Request Header Fields Too Large",
    detail: "The headers of the request are over 16 KiB",
  },
  ERR_HTTP_REQUEST_TIMEOUT: { status: 408, title: "Request Timeout", detail: "The request did not arrive in time" },
};
const OTHER = { status: 400, title: "Bad Request", detail: "The request is not valid HTTP" };

/** Answers a request that Node's parser refuses or that takes too long, and closes its connection. */
export function answerClientError(error: Error, socket: Socket, connections: Connections): void {
  const response = connections.pending(socket);
  // An answer that has begun, or that belongs to an earlier request, cannot be replaced.
  const begun = response !== null && (response.headersSent || response.req.complete);
  if (errorCode(error) === "ECONNRESET" || !socket.writable || begun) return void socket.destroy();
  const target = response?.req.url ?? /^[A-Z]+ (\S+)/.exec(packetOf(error))?.[1] ?? "";
  refuse(socket, target, { ...(CASES[errorCode(error)] ?? OTHER), code: "invalid" });
}

/** The last bytes that the parser got. */
const packetOf = (error: Error) =>
  "rawPacket" in error && Buffer.isBuffer(error.rawPacket) ? error.rawPacket.toString("latin1", 0, 100) : "";
