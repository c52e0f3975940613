import type { IncomingMessage } from "node:http";

/**
 * Makes `x-forwarded-for` hold one address that can be believed: the sender's own, or, behind a trusted proxy, the
 * one that this proxy saw, which is the last of the list, for it appends. The rate limits of the sign-in go by it.
 * Without a trusted proxy nothing that a sender says about its host or scheme is believed either.
 */
export function normalizeForwarded(req: IncomingMessage, trustProxy: boolean): void {
  const said = req.headers["x-forwarded-for"];
  const list = (Array.isArray(said) ? said.join(",") : (said ?? "")).split(",").map((address) => address.trim());
  const seenByProxy = trustProxy ? list.at(-1) : "";
  if (!trustProxy)
    for (const name of Object.keys(req.headers))
      if (name === "forwarded" || name === "x-real-ip" || name.startsWith("x-forwarded-")) delete req.headers[name];
  req.headers["x-forwarded-for"] = seenByProxy || (req.socket.remoteAddress ?? "");
}
