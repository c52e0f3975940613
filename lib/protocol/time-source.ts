/** Where an event's time comes from, in order of preference (docs/presence.md, "Words"). The log stores the index. */
export const TIME_SOURCES = ["EventTime", "RequestTime", "receivedAt"] as const;
export type TimeSource = (typeof TIME_SOURCES)[number];
