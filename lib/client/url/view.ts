import { instantQuery } from "@/lib/contracts/common";
import type { TimeRange } from "@/lib/time/range";

/** An event by its id and its time in milliseconds; the time lets it be read without knowing what lies around it. */
export interface Selection {
  id: string;
  at: number;
}

function readInstant(value: string | null): number | null {
  return instantQuery.safeParse(value).success ? Date.parse(value ?? "") : null;
}

/** The range an address asks for, or null where it names none that can be shown. */
export function readRange(search: URLSearchParams): TimeRange | null {
  const from = readInstant(search.get("from"));
  const to = readInstant(search.get("to"));
  return from !== null && to !== null && to > from ? { from, to } : null;
}

/** The event an address points at, if it does. */
export function readSelection(search: URLSearchParams): Selection | null {
  const id = search.get("sel");
  const at = readInstant(search.get("at"));
  return id && at !== null ? { id, at } : null;
}

/** The same address with another range or selection; what is not given stays, null goes. */
export function withView(
  search: URLSearchParams,
  change: { range?: TimeRange | null; selection?: Selection | null },
): string {
  const next = new URLSearchParams(search);
  const put = (name: string, value: string | undefined) =>
    value === undefined ? next.delete(name) : next.set(name, value);
  const iso = (ms: number | undefined) => (ms === undefined ? undefined : new Date(ms).toISOString());
  if (change.range !== undefined) {
    put("from", iso(change.range?.from));
    put("to", iso(change.range?.to));
  }
  if (change.selection !== undefined) {
    put("sel", change.selection?.id);
    put("at", iso(change.selection?.at));
  }
  return next.toString();
}
