import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useEffectEvent, useReducer } from "react";
import { useCurrentApp } from "@/lib/client/app";
import { addNewest, type EventPages } from "@/lib/client/live/live-tail";
import { useLiveEvents, useLiveStream } from "@/lib/client/live/provider";
import { useVisible } from "@/lib/client/live/visible";
import { eventsOptions, fetchNewestEvents } from "@/lib/client/queries/events";
import type { EventsFilter } from "@/lib/client/url/events-filter";
import type { EventsAnswer } from "@/lib/contracts/event";
import type { IsoRange } from "@/lib/time/range";
import { IDLE_TAIL, liveTailReducer, type TailRequest } from "./live-tail-reducer";

/** Time between two requests while the stream is down, in milliseconds. */
const POLL_INTERVAL = 5000;

interface LiveTailProps {
  on: boolean;
  filter: EventsFilter;
  range: IsoRange | null;
  /** The first page of the list is there. */
  loaded: boolean;
  /** Someone reads the list, so it must not move. */
  paused: boolean;
}

interface LiveTail {
  /** Events that wait to be shown, and whether there may be more of them than were counted. */
  waiting: { count: number; more: boolean } | null;
  show: () => void;
  error: Error | null;
}

/** Inserts new events at the top of the list of useEvents. It asks for them when the stream reports some. */
export function useLiveTail({ on, filter, range, loaded, paused }: LiveTailProps): LiveTail {
  const client = useQueryClient();
  const { app } = useCurrentApp();
  const { state: stream } = useLiveStream();
  const visible = useVisible();
  const [state, dispatch] = useReducer(liveTailReducer, IDLE_TAIL);
  const { queryKey } = eventsOptions(app, filter, range);
  const list = JSON.stringify(queryKey);
  const active = on && loaded && visible && range !== null;
  const current = state.list === list;

  useEffect(() => dispatch({ type: "listChanged", list, active, at: Date.now() }), [list, active]);
  useEffect(() => dispatch(paused ? { type: "paused" } : { type: "resumed", at: Date.now() }), [paused]);
  useLiveEvents(() => dispatch({ type: "eventsReported", at: Date.now() }));

  // What happened while the stream was down is not reported.
  const down = stream === "down";
  useEffect(() => {
    if (!active) return;
    dispatch({ type: "eventsReported", at: Date.now() });
    if (!down) return;
    const poll = setInterval(() => dispatch({ type: "eventsReported", at: Date.now() }), POLL_INTERVAL);
    return () => clearInterval(poll);
  }, [active, down]);

  const { dueAt, request, insert } = state;
  useEffect(() => {
    if (dueAt === null) return;
    const timer = setTimeout(() => dispatch({ type: "requestDue", at: dueAt }), Math.max(0, dueAt - Date.now()));
    return () => clearTimeout(timer);
  }, [dueAt]);

  const send = useEffectEvent((sent: TailRequest) => {
    if (sent.list !== list || range === null) return;
    fetchNewestEvents(app, filter, range).then(
      (newest) =>
        dispatch({ type: "answered", request: sent, newest, pages: client.getQueryData<EventPages>(queryKey) }),
      (error: unknown) =>
        dispatch({ type: "failed", request: sent, error: error instanceof Error ? error : new Error(String(error)) }),
    );
  });
  useEffect(() => {
    if (request !== null) send(request);
  }, [request]);

  const addToList = useEffectEvent((newest: EventsAnswer) => {
    if (current) client.setQueryData<EventPages>(queryKey, (pages) => pages && addNewest(pages, newest).pages);
  });
  useEffect(() => {
    if (insert !== null) addToList(insert);
  }, [insert]);

  return {
    waiting: current ? state.waiting : null,
    show: () => dispatch({ type: "showRequested" }),
    error: current ? state.error : null,
  };
}
