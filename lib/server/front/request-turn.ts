import type { ServerResponse } from "node:http";
import type { Turns } from "../http/turns";

/** What becomes of a request. */
export interface Steps {
  /** Begins the request. The turn ends when `end` is called, or when the request is answered or its client is gone. */
  go: (end: () => void) => void;
  /** Answers a request for which there was no turn in time. */
  refuse: () => void;
}

/** Lets a request wait for its turn, unread, which costs little. Neither step is called if the client goes first. */
export async function requestTurn(
  turns: Turns,
  key: string,
  res: ServerResponse,
  { go, refuse }: Steps,
): Promise<void> {
  const end = await turns.take(key);
  if (res.destroyed) return end?.();
  if (end === null) return refuse();
  res.once("close", end);
  go(end);
}
