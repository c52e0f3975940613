import type { QueryOf } from "@/lib/contracts/endpoint-types";
import { isoRange } from "./range";

type Value = string | number | boolean | null | undefined;

/** The filters of a list page are those of its endpoint, so a misspelt filter does not compile. */
interface ListFilters {
  "/users": keyof QueryOf<"GET users">;
  "/events": keyof QueryOf<"GET events">;
  "/connections": keyof QueryOf<"GET connections">;
}
type FilterOf<P extends string> = Partial<Record<P extends keyof ListFilters ? ListFilters[P] : string, Value>>;

/**
 * Returns the address of a list page with a filter: the list behind a number. Range and filter become parameters with
 * the API's names. Null and undefined are left out. An empty text is kept, because a custom status may be empty.
 */
export function listHref<P extends string>(
  path: P,
  app: string | undefined,
  range: { from: number | null; to: number } | null,
  filter?: FilterOf<P>,
): string {
  const search = new URLSearchParams();
  const parameters: Partial<Record<string, Value>> = { app, ...(range && isoRange(range)), ...filter };
  for (const [name, value] of Object.entries(parameters)) {
    if (value !== undefined && value !== null) search.set(name, String(value));
  }
  const text = search.toString();
  return text === "" ? path : `${path}?${text}`;
}

/** Returns the filter of users who were online at some time of a range, in milliseconds. */
export function seenWithin(from: number, to: number): { seenFrom: string; seenTo: string } {
  return { seenFrom: new Date(from).toISOString(), seenTo: new Date(to).toISOString() };
}
