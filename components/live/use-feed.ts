import { useMemo, useState } from "react";
import { EMPTY_FEED, addToFeed, ageFeed, fillFeed, type Feed } from "@/lib/client/live/feed";
import { useLiveEvents } from "@/lib/client/live/provider";
import { useNewestEvents } from "@/lib/client/queries/live";
import { currentTime, useNow } from "@/lib/client/time/now";

interface HeldFeed {
  feed: Feed;
  /** Events that came while it was held. */
  behind: number;
  pending: boolean;
  error: Error | null;
  hold: () => void;
  release: () => void;
}

/** The newest events; held still between `hold` and `release`, so that nothing moves under a reader. */
export function useFeed(polling: boolean): HeldFeed {
  const { data, isPending, error } = useNewestEvents(polling);
  const [feed, setFeed] = useState(EMPTY_FEED);
  const [held, setHeld] = useState<Feed | null>(null);
  const [behind, setBehind] = useState(0);
  const now = useNow();

  useLiveEvents((batch) => {
    setFeed((before) => addToFeed(before, batch, currentTime()));
    if (held) setBehind((before) => before + batch.count);
  });
  const filled = useMemo(() => (data ? fillFeed(feed, data.events) : feed), [feed, data]);
  const aged = now === null ? filled : ageFeed(filled, now);
  return {
    feed: held ?? aged,
    behind,
    pending: isPending,
    error,
    hold: () => setHeld((before) => before ?? aged),
    release: () => {
      setHeld(null);
      setBehind(0);
    },
  };
}
