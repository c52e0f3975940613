import type { Event } from "@/lib/contracts/event";

const START = Date.parse("2026-11-22T10:00:00Z");

/** A login whose id is its number; a higher number is a later event. */
export function numberedEvent(n: number, fields: Partial<Event> = {}): Event {
  const at = new Date(START + n * 1000).toISOString();
  return {
    id: String(n),
    userId: `u${n}`,
    eventTime: at,
    timeSource: "EventTime",
    receivedAt: at,
    action: "Login",
    reason: "Register",
    platform: "ios",
    rawPlatform: "iOS",
    clientIp: null,
    networkName: null,
    customStatus: null,
    kickedPlatforms: [],
    verdict: "applied",
    quarantine: null,
    late: false,
    raw: { query: "", body: "{}" },
    rawState: "kept",
    ...fields,
  };
}
