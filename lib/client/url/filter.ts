import { createLoader, type inferParserType, type ParserMap } from "nuqs";

/** Parameters of a filter as text, as the address and the API spell them. */
export type TextFilter<Name extends string = string> = Partial<Record<Name, string>>;

/** Parsers of a filter, keyed by fields of a query of the API: another name does not compile. */
export type FilterParsers<Query> = {
  [F in keyof Query]?: { parse: (text: string) => NonNullable<Query[F]> | null };
};

/** What the parsers read out of an address. A parameter that is not given, or not valid, is absent. */
export type FilterOf<P extends ParserMap> = { [N in keyof P]?: NonNullable<inferParserType<P>[N]> };

/** Reads a filter out of an address. */
export function readFilter<P extends ParserMap>(search: URLSearchParams, parsers: P): FilterOf<P> {
  return withoutNulls(createLoader(parsers)(search));
}

type WithoutNulls<T extends object> = Partial<{ [N in keyof T]: NonNullable<T[N]> }>;

/** The same values without those that are null. */
export function withoutNulls<T extends object>(values: T): WithoutNulls<T> {
  const given: WithoutNulls<T> = {};
  for (const name in values) {
    const value = values[name];
    if (value !== null && value !== undefined) given[name] = value;
  }
  return given;
}

/** Whether any parameter of a filter is set. */
export function isFiltered<Name extends string>(
  filter: Readonly<Partial<Record<NoInfer<Name>, unknown>>>,
  parsers: Record<Name, unknown>,
): boolean {
  for (const name in parsers) if (filter[name] !== undefined) return true;
  return false;
}

/** The change of an address that removes every parameter of a filter. */
export function clearedFilter<Name extends string>(parsers: Record<Name, unknown>): TextFilter<Name> {
  const filter: TextFilter<Name> = {};
  for (const name in parsers) filter[name] = undefined;
  return filter;
}

/** The same address with these parameters changed. Undefined removes a parameter. */
export function withParameters(search: URLSearchParams, change: Record<string, string | undefined>): string {
  const next = new URLSearchParams(search);
  for (const [name, value] of Object.entries(change)) {
    if (value === undefined) next.delete(name);
    else next.set(name, value);
  }
  return next.toString();
}
