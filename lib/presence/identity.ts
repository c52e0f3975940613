import { createHash, hash } from "node:crypto";
import type { EventFields } from "@/lib/protocol/raw/fields";

/** The fields that, besides app, user and time, make two callbacks one event: docs/presence.md "Identity and order". */
export type IdentityFields = Pick<
  EventFields,
  "action" | "reason" | "rawPlatform" | "clientIp" | "customStatus" | "kicked"
>;

/** Callbacks without an EventTime are the same event when these fields are equal and they come within this time. */
export const UNTIMED_WINDOW_MS = 10_000;

/** Half a SHA-256, which is enough for chance collisions among all events. */
const FIELDS_DIGITS = 32;
/** A quarter, which is enough within one millisecond of one user. It stands in every key of an event. */
export const IDENTITY_DIGITS = 16;

/**
 * The identity as 16 hex digits. Absent and empty are the same, as in the fold order. An event whose EventTime is not
 * credible is stored under another time, so the time that it claims, in milliseconds, is a part of what tells it apart.
 */
export function identityOf(event: IdentityFields, claimedMs: number | null = null): string {
  const fields = [
    event.action,
    event.reason,
    event.rawPlatform ?? "",
    event.clientIp ?? "",
    event.customStatus ?? "",
    event.kicked.length < 2 ? event.kicked : [...event.kicked].sort(),
  ];
  const digits = hash("sha256", JSON.stringify(fields), "hex").slice(0, FIELDS_DIGITS);
  return (claimedMs === null ? digits : claimed(digits, claimedMs)).slice(0, IDENTITY_DIGITS);
}

const claimed = (digits: string, claimedMs: number) =>
  createHash("sha256").update(Buffer.from(digits, "hex")).update(String(claimedMs)).digest("hex");
