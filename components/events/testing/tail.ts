import { addNewest, type EventPages } from "@/lib/client/live/live-tail";
import { numberedEvent } from "@/lib/client/live/testing/event";
import type { EventsAnswer } from "@/lib/contracts/event";
import { IDLE_TAIL, liveTailReducer, type LiveTailAction, type TailRequest } from "../live-tail-reducer";

/** Events of a page of the simulated server. */
const PAGE = 40;

/** The page of the events `newest`, `newest - 1`, … without those up to `after`. An event's id is its number. */
export function eventsPage(after: number, newest: number): EventsAnswer {
  const events = Array.from({ length: Math.min(PAGE, newest - after) }, (_, i) => numberedEvent(newest - i));
  return { events, nextCursor: newest - after > PAGE ? `below ${newest - PAGE}` : null };
}

/** A live tail as its hook runs it, against a server that stores the events 1 … `events`. */
export class Tail {
  state = IDLE_TAIL;
  now = 1_000_000;
  events = 0;
  pages: EventPages | undefined;
  /** The answers of requests that are on their way. */
  private readonly answers = new Map<number, { request: TailRequest; newest: EventsAnswer }>();
  private lists = 0;

  do(action: LiveTailAction) {
    const before = this.state.insert;
    this.state = liveTailReducer(this.state, action);
    const { insert } = this.state;
    if (insert !== null && insert !== before && this.pages) this.pages = addNewest(this.pages, insert).pages;
  }

  /** Stores events, and reports them. */
  report(count: number) {
    this.events += count;
    this.do({ type: "eventsReported", at: this.now });
  }

  openList() {
    this.lists += 1;
    this.reloadList();
    this.do({ type: "listChanged", list: `list ${this.lists}`, active: true, at: this.now });
  }

  reloadList() {
    this.pages = { pages: [eventsPage(0, this.events)], pageParams: [null] };
  }

  /** Sends the request that is due. @returns its id */
  send(): number {
    this.now = Math.max(this.now, this.state.dueAt ?? 0);
    this.do({ type: "requestDue", at: this.now });
    const { request } = this.state;
    if (request === null) throw new Error("no request was due");
    this.answers.set(request.id, { request, newest: eventsPage(0, this.events) });
    return request.id;
  }

  answer(id: number) {
    const answer = this.answers.get(id);
    if (answer) this.do({ type: "answered", ...answer, pages: this.pages });
    this.answers.delete(id);
  }

  fail(id: number) {
    const answer = this.answers.get(id);
    if (answer) this.do({ type: "failed", request: answer.request, error: new Error("unreachable") });
    this.answers.delete(id);
  }

  /** Sends and answers requests until none is due. */
  settle() {
    while (this.state.dueAt !== null) this.answer(this.send());
  }

  /** The numbers of the events in the list, from the top. */
  shown(): number[] {
    return this.pages?.pages.flatMap((page) => page.events.map(({ id }) => Number(id))) ?? [];
  }
}
