import type { IncomingMessage, ServerResponse } from "node:http";
import { MAX_NETWORK_FILE_BYTES } from "@/lib/contracts/values";
import { MAX_BODY_BYTES } from "../http/body";
import { refuse } from "./refuse";

/** The paths of the endpoints whose body is a file, by the endpoint table. A test compares them. */
export const FILE_PATHS: readonly string[] = ["/api/v1/networks", "/api/v1/networks/check"];

/**
 * Refuses a body that is too large for its path: at once if its length says so, else when too many bytes came. Returns
 * false if the request is refused already.
 */
export function limitBody(req: IncomingMessage, res: ServerResponse): boolean {
  const max = FILE_PATHS.includes(req.url?.split("?", 1)[0] ?? "") ? MAX_NETWORK_FILE_BYTES : MAX_BODY_BYTES;
  if (Number(req.headers["content-length"] ?? 0) > max) {
    refuseBody(req, max);
    return false;
  }
  if (req.headers["transfer-encoding"] === undefined) return true;
  let bytes = 0;
  const count = (chunk: Buffer) => {
    bytes += chunk.length;
    if (bytes <= max) return;
    req.off("data", count).unpipe();
    if (res.headersSent) req.socket.destroy();
    else refuseBody(req, max);
  };
  req.on("data", count);
  return true;
}

function refuseBody({ socket, url = "" }: IncomingMessage, max: number): void {
  const detail = `The body is larger than ${max} bytes`;
  refuse(socket, url, { status: 413, title: "Content Too Large", detail, code: "too_large" });
}
