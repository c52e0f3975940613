import { useMemo, useState } from "react";
import { EMPTY_FEED, addToFeed, ageFeed, fillFeed, type Feed } from "@/lib/client/live/feed";
import { useFrozen } from "@/lib/client/live/hover-pause";
import { useLiveEvents } from "@/lib/client/live/provider";
import { useNewestEvents } from "@/lib/client/queries/live";
import { currentTime, useNow } from "@/lib/client/time/now";

interface HeldFeed {
  feed: Feed;
  /** Events that came while it was held. */
  behind: number;
  pending: boolean;
  error: Error | null;
}

/** The newest events; while held, as they were when the hold began, so that nothing moves under a reader. */
export function useFeed(polling: boolean, held: boolean): HeldFeed {
  const { data, isPending, error } = useNewestEvents(polling);
  const [feed, setFeed] = useState(EMPTY_FEED);
  const [behind, setBehind] = useState(0);
  const now = useNow();

  useLiveEvents((batch) => {
    setFeed((before) => addToFeed(before, batch, currentTime()));
    if (held) setBehind((before) => before + batch.count);
  });
  if (!held && behind > 0) setBehind(0);
  const filled = useMemo(() => (data ? fillFeed(feed, data.events) : feed), [feed, data]);
  const aged = now === null ? filled : ageFeed(filled, now);
  return { feed: useFrozen(aged, held), behind, pending: isPending, error };
}
