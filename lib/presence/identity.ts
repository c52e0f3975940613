import { createHash, hash } from "node:crypto";
import type { EventFields } from "@/lib/protocol/raw/fields";

/** The fields that, besides app, user and time, make two callbacks one event: docs/presence.md "Identity and order". */
export type IdentityFields = Pick<
  EventFields,
  "action" | "reason" | "rawPlatform" | "clientIp" | "customStatus" | "kicked"
>;

/** Callbacks without an EventTime are the same event when these fields are equal and they come within this time. */
export const UNTIMED_WINDOW_MS = 10_000;

const IDENTITY_DIGITS = 32;

/**
 * The identity as 32 hex digits: the first half of a SHA-256, enough for chance collisions within one
 * millisecond of one user. Absent and empty are the same, as in the fold order.
 */
export function identityOf(event: IdentityFields): string {
  const fields = [
    event.action,
    event.reason,
    event.rawPlatform ?? "",
    event.clientIp ?? "",
    event.customStatus ?? "",
    event.kicked.length < 2 ? event.kicked : [...event.kicked].sort(),
  ];
  return hash("sha256", JSON.stringify(fields), "hex").slice(0, IDENTITY_DIGITS);
}

/**
 * The identity of an event whose EventTime is not credible. The event is stored under another time, so the claimed one
 * must be a part of what tells it apart.
 */
export function claimedIdentity(identity: string, claimedMs: number): string {
  const claimed = createHash("sha256").update(Buffer.from(identity, "hex")).update(String(claimedMs));
  return claimed.digest("hex").slice(0, IDENTITY_DIGITS);
}
