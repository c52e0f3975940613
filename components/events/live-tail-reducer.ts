import { addNewest, type EventPages } from "@/lib/client/live/live-tail";
import type { EventsAnswer } from "@/lib/contracts/event";

/** Minimum time between two requests for the newest page, in milliseconds. */
export const REQUEST_INTERVAL = 1000;
/** Maximum of new events that are inserted at once. Above it the list does not move, because nobody could read it. */
export const MAX_INSERTED = 30;

export interface TailRequest {
  id: number;
  /** The key of the list. */
  list: string;
}

/** All times are in milliseconds. */
export interface LiveTailState {
  /** The key of the list. */
  list: string;
  /** Live tail is on, the list is loaded and the tab is visible. */
  active: boolean;
  /** Someone reads the list, so it must not move. */
  paused: boolean;
  requestedAt: number;
  /** When the next request is sent; null while none is needed. */
  dueAt: number | null;
  /** The newest request. */
  request: TailRequest | null;
  /** Answers to requests with this id or a lower one are out of date. */
  answered: number;
  /** New events that are not in the list yet. */
  waiting: { newest: EventsAnswer; count: number; more: boolean } | null;
  /** The newest page to insert into the list. */
  insert: EventsAnswer | null;
  error: Error | null;
}

export type LiveTailAction =
  | { type: "listChanged"; list: string; active: boolean; at: number }
  /** The stream reported events, or the poll timer fired. */
  | { type: "eventsReported"; at: number }
  | { type: "requestDue"; at: number }
  /** `pages`: the list as it is now. */
  | { type: "answered"; request: TailRequest; newest: EventsAnswer; pages: EventPages | undefined }
  | { type: "failed"; request: TailRequest; error: Error }
  | { type: "paused" }
  | { type: "resumed"; at: number }
  /** The reader clicks "n new events". */
  | { type: "showRequested" };

export const IDLE_TAIL: LiveTailState = {
  list: "",
  active: false,
  paused: false,
  requestedAt: 0,
  dueAt: null,
  request: null,
  answered: 0,
  waiting: null,
  insert: null,
  error: null,
};

/**
 * Live tail of the event list. The hook sends `request` when it changes, sets a timer for `dueAt`, and inserts `insert`
 * into the list with addNewest.
 */
export function liveTailReducer(state: LiveTailState, action: LiveTailAction): LiveTailState {
  switch (action.type) {
    case "listChanged": {
      const { list, active, at } = action;
      const idle = { ...state, list, active, dueAt: null, request: null, waiting: null, insert: null, error: null };
      return active ? schedule(idle, at) : idle;
    }
    case "eventsReported":
      return schedule(state, action.at);
    case "requestDue": {
      if (state.dueAt === null || action.at < state.dueAt) return state;
      const request = { id: Math.max(state.answered, state.request?.id ?? 0) + 1, list: state.list };
      return { ...state, dueAt: null, requestedAt: action.at, request };
    }
    case "answered":
      return isCurrent(state, action.request) ? receive(state, action) : state;
    case "failed":
      return isCurrent(state, action.request) ? { ...state, answered: action.request.id, error: action.error } : state;
    case "paused":
      return { ...state, paused: true };
    case "resumed": {
      const resumed = { ...state, paused: false };
      const few = state.waiting !== null && state.waiting.count <= MAX_INSERTED;
      return few ? schedule(resumed, action.at) : resumed;
    }
    case "showRequested":
      return state.waiting === null ? state : { ...state, waiting: null, insert: state.waiting.newest };
  }
}

/** Sends a request as soon as the interval allows it; one that is due already stays. */
function schedule(state: LiveTailState, at: number): LiveTailState {
  if (!state.active || state.dueAt !== null) return state;
  return { ...state, dueAt: Math.max(at, state.requestedAt + REQUEST_INTERVAL) };
}

function isCurrent(state: LiveTailState, request: TailRequest): boolean {
  return state.active && request.list === state.list && request.id > state.answered;
}

function receive(state: LiveTailState, action: Extract<LiveTailAction, { type: "answered" }>): LiveTailState {
  const { request, newest, pages } = action;
  if (pages === undefined) return state;
  const answered = { ...state, answered: request.id, error: null };
  const { added: count, more } = addNewest(pages, newest);
  if (count === 0) return { ...answered, waiting: null };
  if (state.paused || count > MAX_INSERTED) return { ...answered, waiting: { newest, count, more } };
  return { ...answered, waiting: null, insert: newest };
}
