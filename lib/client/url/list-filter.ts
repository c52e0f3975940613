import type { z } from "zod";

/** Parts of a list's filter, spelled as the address and the interface both spell them. */
export type ListFilter<Name extends string = string> = Partial<Record<Name, string>>;

/**
 * Reads the named parts of a filter out of an address. `shape` is the contract's: a value that it would refuse is
 * left out, not guessed at, and so is an empty one, but for the names that `mayBeEmpty`.
 */
export function readFilter<Name extends string>(
  search: URLSearchParams,
  names: readonly Name[],
  shape: Record<Name, z.ZodType>,
  mayBeEmpty: readonly Name[] = [],
): ListFilter<Name> {
  const filter: ListFilter<Name> = {};
  for (const name of names) {
    const text = search.get(name);
    if (text === null || (text === "" && !mayBeEmpty.includes(name))) continue;
    if (shape[name].safeParse(text).success) filter[name] = text;
  }
  return filter;
}

/** The change of an address that takes every part of a filter away. */
export function clearedFilter<Name extends string>(names: readonly Name[]): ListFilter<Name> {
  const filter: ListFilter<Name> = {};
  for (const name of names) filter[name] = undefined;
  return filter;
}

/** The same address with these parameters changed; an undefined value takes its parameter away. */
export function withParameters(search: URLSearchParams, change: Record<string, string | undefined>): string {
  const next = new URLSearchParams(search);
  for (const [name, value] of Object.entries(change)) {
    if (value === undefined) next.delete(name);
    else next.set(name, value);
  }
  return next.toString();
}
