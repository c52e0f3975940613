import { describe, expect, it } from "vitest";
import type { Event } from "@/lib/contracts/event";
import { EMPTY_FEED, FEED_ROWS, FEED_WINDOW, addToFeed, ageFeed, fillFeed, groupFeed } from "./feed";
import { numberedEvent } from "./testing/event";

let serial = 0;
function event(fields: Partial<Event> = {}): Event {
  serial += 1;
  return numberedEvent(serial, fields);
}
/** A message about these events, of which it holds the newest `shown`. */
const batch = (events: Event[], shown = events.length) => ({
  events: events.slice(0, shown),
  count: events.length,
  kinds: events.map(({ action, reason, platform }) => ({ action, reason, platform, count: 1 })),
  users: "",
});
const many = (n: number, fields?: Partial<Event>) => Array.from({ length: n }, () => event(fields));

describe("rows", () => {
  it("are the newest, each once, newest first", () => {
    const [a, b, c] = [event(), event(), event()];
    const feed = addToFeed(fillFeed(EMPTY_FEED, [b, a]), batch([c, b]), 0);
    expect(feed.newest.map((e) => e.id)).toEqual([c.id, b.id, a.id]);
  });

  it("are never more than there is room for", () => {
    expect(addToFeed(EMPTY_FEED, batch(many(FEED_ROWS + 5)), 0).newest).toHaveLength(FEED_ROWS);
  });
});

describe("grouping", () => {
  it("begins above the rate and ends only when it has become calm", () => {
    let feed = addToFeed(EMPTY_FEED, batch(many(20)), 0);
    expect(feed.grouped).toBe(false);
    feed = addToFeed(feed, batch(many(20)), 5000);
    expect(feed.grouped).toBe(true);
    feed = ageFeed(feed, FEED_WINDOW + 1);
    expect(feed.grouped).toBe(true);
    feed = ageFeed(feed, FEED_WINDOW + 5001);
    expect(feed.grouped).toBe(false);
    expect(feed.newest).toHaveLength(FEED_ROWS);
  });

  it("does not take what was there before for a rate", () => {
    expect(ageFeed(fillFeed(EMPTY_FEED, many(100)), 0).grouped).toBe(false);
  });

  it("adds up to all that came, however few were told whole", () => {
    const events = [
      ...many(3),
      ...many(2, { platform: "web" }),
      ...many(4, { action: "Disconnect", reason: "TimeOut" }),
    ];
    const { count, groups } = groupFeed(addToFeed(addToFeed(EMPTY_FEED, batch(events, 2), 0), batch(many(1), 0), 1));
    expect(count).toBe(10);
    expect(groups.reduce((sum, group) => sum + group.count, 0)).toBe(count);
    expect(groups.find((group) => group.kind === "login")).toEqual({
      kind: "login",
      count: 6,
      platforms: [
        { platform: "ios", count: 4 },
        { platform: "web", count: 2 },
      ],
    });
    expect(groups.find((group) => group.kind === "timeout")?.count).toBe(4);
  });
});
