import { addToFeed, ageFeed, EMPTY_FEED, fillFeed, type Feed } from "@/lib/client/live/feed";
import type { Event } from "@/lib/contracts/event";
import type { LiveEvents } from "@/lib/contracts/live";

/** All times are in milliseconds. */
export interface FeedState {
  /** Everything that is known by now. */
  feed: Feed;
  /** The feed when the pause began; null while there is no pause. */
  paused: Feed | null;
  /** Events that came during the pause. */
  behind: number;
  /** The list of the newest events that was last loaded, and the time that last passed. */
  loaded: Event[] | null;
  at: number | null;
}

export type FeedAction =
  | { type: "eventsReported"; batch: LiveEvents; at: number }
  | { type: "loaded"; events: Event[] }
  | { type: "timePassed"; at: number }
  | { type: "paused" }
  | { type: "resumed" };

export const EMPTY_FEED_STATE: FeedState = { feed: EMPTY_FEED, paused: null, behind: 0, loaded: null, at: null };

/** The newest events of the live page. During a pause they are collected, and the list does not change. */
export function feedReducer(state: FeedState, action: FeedAction): FeedState {
  switch (action.type) {
    case "eventsReported": {
      const behind = state.paused === null ? 0 : state.behind + action.batch.count;
      return { ...state, feed: addToFeed(state.feed, action.batch, action.at), behind };
    }
    case "loaded":
      return { ...state, feed: fillFeed(state.feed, action.events), loaded: action.events };
    case "timePassed":
      return { ...state, feed: ageFeed(state.feed, action.at), at: action.at };
    case "paused":
      return state.paused === null ? { ...state, paused: state.feed } : state;
    case "resumed":
      return state.paused === null ? state : { ...state, paused: null, behind: 0 };
  }
}

export function shownFeed(state: FeedState): Feed {
  return state.paused ?? state.feed;
}
