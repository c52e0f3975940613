import { useReducer } from "react";
import type { Feed } from "@/lib/client/live/feed";
import { useLiveEvents } from "@/lib/client/live/provider";
import { useNewestEvents } from "@/lib/client/queries/live";
import { currentTime, useNow } from "@/lib/client/time/now";
import { EMPTY_FEED_STATE, feedReducer, shownFeed } from "./feed-reducer";

interface ShownFeed {
  feed: Feed;
  /** Events that came during the pause. */
  behind: number;
  pending: boolean;
  error: Error | null;
}

/** The newest events. During a pause they stay as they are, so that nothing moves under a reader. */
export function useFeed(polling: boolean, paused: boolean): ShownFeed {
  const { data, isPending, error } = useNewestEvents(polling);
  const [state, dispatch] = useReducer(feedReducer, EMPTY_FEED_STATE);
  const now = useNow();

  if (data && data.events !== state.loaded) dispatch({ type: "loaded", events: data.events });
  if (now !== null && now !== state.at) dispatch({ type: "timePassed", at: now });
  if (paused !== (state.paused !== null)) dispatch({ type: paused ? "paused" : "resumed" });
  useLiveEvents((batch) => dispatch({ type: "eventsReported", batch, at: currentTime() }));
  return { feed: shownFeed(state), behind: state.behind, pending: isPending, error };
}
