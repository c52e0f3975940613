import { isoRange } from "./range";

type Value = string | number | boolean | null | undefined;

/**
 * The page of a list with a filter: the list behind a number. Range and filter become the address's parameters, which
 * are named as the interface names them. What is null or undefined is left out; an empty text is said, for a custom
 * status may be empty.
 */
export function listHref(
  path: string,
  app: string | undefined,
  range: { from: number | null; to: number } | null,
  filter: Record<string, Value> = {},
): string {
  const search = new URLSearchParams();
  const parameters: Record<string, Value> = { app, ...(range && isoRange(range)), ...filter };
  for (const [name, value] of Object.entries(parameters)) {
    if (value !== undefined && value !== null) search.set(name, String(value));
  }
  const text = search.toString();
  return text === "" ? path : `${path}?${text}`;
}

/** The filter of users who were online at some moment of a stretch (milliseconds). */
export function seenWithin(from: number, to: number): { seenFrom: string; seenTo: string } {
  return { seenFrom: new Date(from).toISOString(), seenTo: new Date(to).toISOString() };
}
