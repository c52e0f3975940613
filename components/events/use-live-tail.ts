import { useQueryClient } from "@tanstack/react-query";
import { useCallback, useEffect, useRef, useState } from "react";
import { useCurrentApp } from "@/lib/client/app";
import { addNewest, type EventPages } from "@/lib/client/live/live-tail";
import { useLiveEvents, useLiveStream } from "@/lib/client/live/provider";
import { useVisible } from "@/lib/client/live/visible";
import { fetchNewestEvents } from "@/lib/client/queries/events";
import { keys } from "@/lib/client/queries/keys";
import type { IsoRange } from "@/lib/time/range";
import type { EventsFilter } from "@/lib/client/url/events-filter";
import type { EventsAnswer } from "@/lib/contracts/event";

/** Least time between two looks at the newest page, and between two while the stream is down; milliseconds. */
const LOOK_EVERY = 1000;
const POLL_EVERY = 5000;
/** New events at one look above which the list stays put: faster than that nobody reads. */
const CALM = 30;

interface FollowProps {
  on: boolean;
  filter: EventsFilter;
  within: IsoRange | null;
  /** A reader is at the list: nothing may move under them. */
  held: boolean;
}

interface Following {
  /** Events that wait to be shown, and whether there may be more of them than were counted. */
  behind: { count: number; more: boolean };
  show: () => void;
  error: Error | null;
}

const NONE = { count: 0, more: false, key: "" };

/** Puts new events that fit on top of the list of useEvents, at most once a second, when the stream says that some came. */
export function useLiveTail({ on, filter, within, held }: FollowProps): Following {
  const client = useQueryClient();
  const { app } = useCurrentApp();
  const { state } = useLiveStream();
  const visible = useVisible();
  const [behind, setBehind] = useState(NONE);
  const [error, setError] = useState<Error | null>(null);
  const waiting = useRef<EventsAnswer | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const lookedAt = useRef(0);
  const active = on && visible && within !== null;
  const queryKey = keys.events(app, filter, within);
  const key = JSON.stringify(queryKey);
  const here = behind.key === key ? behind : NONE;
  const few = here.count > 0 && here.count <= CALM;
  const now = useRef({ active, held, queryKey, key, filter, within });

  const show = useCallback(() => {
    const newest = waiting.current;
    waiting.current = null;
    setBehind(NONE);
    if (newest === null) return;
    client.setQueryData<EventPages>(now.current.queryKey, (pages) => pages && addNewest(pages, newest).pages);
  }, [client]);

  async function look() {
    timer.current = undefined;
    lookedAt.current = Date.now();
    const asked = now.current;
    if (!asked.active || asked.within === null) return;
    try {
      const newest = await fetchNewestEvents(app, asked.filter, asked.within);
      const shown = client.getQueryData<EventPages>(asked.queryKey);
      // The list may have become another one while the answer was on its way.
      if (now.current.key !== asked.key || !shown) return;
      setError(null);
      const { added, more } = addNewest(shown, newest);
      if (added === 0) return;
      waiting.current = newest;
      if (now.current.held || added > CALM) setBehind({ count: added, more, key: asked.key });
      else show();
    } catch (failure) {
      setError(failure instanceof Error ? failure : new Error(String(failure)));
    }
  }

  function lookSoon() {
    timer.current ??= setTimeout(() => void look(), Math.max(0, lookedAt.current + LOOK_EVERY - Date.now()));
  }

  useLiveEvents(() => {
    if (now.current.active) lookSoon();
  });

  const looking = useRef(lookSoon);
  useEffect(() => {
    now.current = { active, held, queryKey, key, filter, within };
    looking.current = lookSoon;
  });
  // Another list has nothing waiting.
  useEffect(() => {
    waiting.current = null;
    if (active) looking.current();
    return () => {
      clearTimeout(timer.current);
      timer.current = undefined;
    };
  }, [key, active]);
  useEffect(() => {
    if (!held && few) looking.current();
  }, [held, few]);
  useEffect(() => {
    if (!active || state !== "down") return;
    const poll = setInterval(() => looking.current(), POLL_EVERY);
    return () => clearInterval(poll);
  }, [active, state]);

  return { behind: here, show, error };
}
