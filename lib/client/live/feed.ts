import type { Event } from "@/lib/contracts/event";
import type { LiveEvents } from "@/lib/contracts/live";
import type { Platform } from "@/lib/protocol/platform";
import { EVENT_KINDS, kindOf, type EventKind } from "../event-kind";

/** Number of rows in the list of newest events. */
export const FEED_ROWS = 12;
/** The time over which the rate is measured and groups are made, in milliseconds. */
export const FEED_WINDOW = 10_000;
/** With more events in the window, groups are shown instead of rows. With fewer, rows are shown again. */
const GROUP_ABOVE = 30;
const ROWS_BELOW = 15;

interface Arrival {
  at: number;
  kinds: LiveEvents["kinds"];
}

/** The state of the list of newest events. It is never mutated. */
export interface Feed {
  /** Newest first, at most FEED_ROWS. */
  newest: Event[];
  /** Batches of the window, oldest first. */
  arrivals: Arrival[];
  grouped: boolean;
}

export const EMPTY_FEED: Feed = { newest: [], arrivals: [], grouped: false };

function countOf(arrivals: Arrival[]): number {
  return arrivals.flatMap(({ kinds }) => kinds).reduce((sum, { count }) => sum + count, 0);
}

/** Returns the feed at time `at` in milliseconds: drops old batches, and returns to rows if the rate is low. */
export function ageFeed(feed: Feed, at: number): Feed {
  const arrivals = feed.arrivals.filter((arrival) => arrival.at > at - FEED_WINDOW);
  const count = countOf(arrivals);
  const grouped = count > GROUP_ABOVE || (feed.grouped && count >= ROWS_BELOW);
  if (arrivals.length === feed.arrivals.length && grouped === feed.grouped) return feed;
  return { ...feed, arrivals, grouped };
}

/** Newest first by receipt, each once, no more than there are rows. */
function merge(newer: Event[], older: Event[]): Event[] {
  const known = new Map([...newer, ...older].map((event) => [event.id, event]));
  return [...known.values()].sort((a, b) => b.receivedAt.localeCompare(a.receivedAt)).slice(0, FEED_ROWS);
}

/** Adds events from before the stream began. They fill rows but do not count for the rate. */
export function fillFeed(feed: Feed, events: Event[]): Feed {
  return { ...feed, newest: merge(feed.newest, events) };
}

export function addToFeed(feed: Feed, batch: LiveEvents, at: number): Feed {
  const arrivals = [...feed.arrivals, { at, kinds: batch.kinds }];
  return ageFeed({ ...feed, newest: merge(batch.events, feed.newest), arrivals }, at);
}

export interface FeedGroup {
  kind: EventKind;
  count: number;
  /** Most frequent first. */
  platforms: { platform: Platform; count: number }[];
}

/** The window by kind, in an order that never changes; the groups add up to `count`. */
export function groupFeed(feed: Feed): { count: number; groups: FeedGroup[] } {
  const came = feed.arrivals.flatMap((arrival) => arrival.kinds);
  const groups = EVENT_KINDS.map((kind) => {
    const platforms = new Map<Platform, number>();
    for (const one of came) {
      if (kindOf(one) === kind) platforms.set(one.platform, (platforms.get(one.platform) ?? 0) + one.count);
    }
    const counts = [...platforms].map(([platform, count]) => ({ platform, count }));
    counts.sort((a, b) => b.count - a.count || a.platform.localeCompare(b.platform));
    return { kind, count: counts.reduce((sum, entry) => sum + entry.count, 0), platforms: counts };
  });
  return { count: countOf(feed.arrivals), groups };
}
