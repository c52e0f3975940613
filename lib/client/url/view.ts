import { createLoader } from "nuqs";
import type { TimeRange } from "@/lib/time/range";
import { parseAsInstant, parseAsText } from "./parsers";

/** An event by its id and its time in milliseconds. The time tells which page of the timeline to read. */
export interface Selection {
  id: string;
  at: number;
}

/** Parameters of a user's page: a range of the timeline, a moment, and a selected event. */
export const VIEW = {
  from: parseAsInstant,
  to: parseAsInstant,
  at: parseAsInstant,
  sel: parseAsText,
  selAt: parseAsInstant,
};
const readView = createLoader(VIEW);

/** The range that an address names; null if it names none that can be shown. */
export function readRange(search: URLSearchParams): TimeRange | null {
  return toRange(readView(search));
}

/** The event that an address selects. */
export function readSelection(search: URLSearchParams): Selection | null {
  return toSelection(readView(search));
}

export function toRange({ from, to }: { from: number | null; to: number | null }): TimeRange | null {
  return from !== null && to !== null && to > from ? { from, to } : null;
}

interface SelectionValues {
  sel: string | null;
  selAt?: number | null;
  at: number | null;
}

/** The selected event. Without `selAt`, the moment is the time of the event: older links are written so. */
export function toSelection({ sel, selAt, at }: SelectionValues): Selection | null {
  const time = selAt ?? at;
  return sel !== null && time !== null ? { id: sel, at: time } : null;
}

interface ViewChange {
  range?: TimeRange | null;
  selection?: Selection | null;
  /** In milliseconds. */
  moment?: number | null;
}

/** Parameters of a change: what is not given stays, null removes. */
export function viewParameters({ range, selection, moment }: ViewChange) {
  return {
    ...(range !== undefined && { from: range?.from ?? null, to: range?.to ?? null }),
    ...(selection !== undefined && { sel: selection?.id ?? null, selAt: selection?.at ?? null }),
    ...(moment !== undefined && { at: moment }),
  };
}

/** What an address changes that shows a moment, or now if it is null: the range follows, and no event is selected. */
export const toMoment = (moment: number | null): ViewChange => ({ moment, range: null, selection: null });

/** The same address with another range, moment or selection. */
export function withView(search: URLSearchParams, change: ViewChange): string {
  const next = new URLSearchParams(search);
  for (const [name, value] of Object.entries(viewParameters(change))) {
    if (value === null) next.delete(name);
    else next.set(name, typeof value === "number" ? parseAsInstant.serialize(value) : value);
  }
  return next.toString();
}
