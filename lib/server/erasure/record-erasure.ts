import { actorOf, addressOf } from "../audit/record-request";
import { record } from "../audit/recorder";
import type { Principal } from "../auth/session-cache";

/** Records that somebody asked for the erasure of a user. The entry has the tombstone, and does not name the user. */
export function recordErasure(
  { appId, tombstone, reason }: { appId: number; tombstone: string; reason: string },
  principal: Principal,
  headers: Headers,
): void {
  record({
    at: Date.now(),
    kind: "change",
    actor: actorOf(principal),
    address: addressOf(headers),
    appId,
    userId: null,
    endpoint: "POST erasures",
    detail: { tombstone, ...(reason === "" ? {} : { reason }) },
  });
}
