import { createLoader } from "nuqs";
import type { TimeRange } from "@/lib/time/range";
import { parseAsInstant, parseAsText } from "./parsers";

/** An event by its id and its time in milliseconds. The time tells which page of the timeline to read. */
export interface Selection {
  id: string;
  at: number;
}

/** Parameters of a user's page: a range of the timeline and a selected event. */
export const VIEW = { from: parseAsInstant, to: parseAsInstant, sel: parseAsText, at: parseAsInstant };
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

export function toSelection({ sel, at }: { sel: string | null; at: number | null }): Selection | null {
  return sel !== null && at !== null ? { id: sel, at } : null;
}

interface ViewChange {
  range?: TimeRange | null;
  selection?: Selection | null;
}

/** Parameters of a change: what is not given stays, null removes. */
export function viewParameters({ range, selection }: ViewChange) {
  return {
    ...(range !== undefined && { from: range?.from ?? null, to: range?.to ?? null }),
    ...(selection !== undefined && { sel: selection?.id ?? null, at: selection?.at ?? null }),
  };
}

/** The same address with another range or selection. */
export function withView(search: URLSearchParams, change: ViewChange): string {
  const next = new URLSearchParams(search);
  for (const [name, value] of Object.entries(viewParameters(change))) {
    if (value === null) next.delete(name);
    else next.set(name, typeof value === "number" ? parseAsInstant.serialize(value) : value);
  }
  return next.toString();
}
