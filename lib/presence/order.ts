import type { PresenceEvent } from "./types";

/**
 * Within one millisecond, ends come before starts, so that the end of a connection never closes the next one:
 * docs/presence.md "Identity and order".
 */
const RANK: Record<string, number> = { Disconnect: 0, Logout: 1, Login: 2, CustomStatusChange: 3 };
const OTHER_RANK = 4;

const byCodeUnit = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
const kickedKey = (event: PresenceEvent) => [...event.kicked].sort().join(",");

/**
 * The order in which a user's events are folded (docs/presence.md "Identity and order"): by time, by rank of the
 * action, then by the fields as strings, compared by code unit. An absent field is an empty string. Action and identity
 * come last and make the order total.
 */
export function compareEvents(a: PresenceEvent, b: PresenceEvent): number {
  return (
    a.time - b.time ||
    (RANK[a.action] ?? OTHER_RANK) - (RANK[b.action] ?? OTHER_RANK) ||
    byCodeUnit(a.platform, b.platform) ||
    byCodeUnit(a.rawPlatform ?? "", b.rawPlatform ?? "") ||
    byCodeUnit(a.clientIp ?? "", b.clientIp ?? "") ||
    byCodeUnit(a.reason, b.reason) ||
    byCodeUnit(a.customStatus ?? "", b.customStatus ?? "") ||
    byCodeUnit(kickedKey(a), kickedKey(b)) ||
    byCodeUnit(a.action, b.action) ||
    byCodeUnit(a.identity, b.identity)
  );
}

/** Returns the events of one user in fold order, without repetitions. */
export function inFoldOrder(events: readonly PresenceEvent[]): PresenceEvent[] {
  const sorted = [...events].sort(compareEvents);
  return sorted.filter((event, i) => {
    const before = sorted[i - 1];
    return before === undefined || before.time !== event.time || before.identity !== event.identity;
  });
}
