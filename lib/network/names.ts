import { truncate, type Prefix } from "./prefix";

/** Names of networks. */
export interface NetworkNames {
  /** The name of the longest named network that contains the whole prefix; null if there is none. */
  nameOf: (prefix: Prefix) => string | null;
}

export interface NamedPrefix {
  prefix: Prefix;
  name: string;
}

const lengthKey = ({ family, length }: Pick<Prefix, "family" | "length">) => `${family}/${length}`;

/** Names by prefix. If a prefix is named twice, the first name counts. */
export function namesByPrefix(named: readonly NamedPrefix[]): NetworkNames {
  const byLength = new Map<string, Map<bigint, string>>();
  for (const { prefix, name } of named) {
    const key = lengthKey(prefix);
    const names = byLength.get(key) ?? new Map<bigint, string>();
    byLength.set(key, names);
    if (!names.has(prefix.first)) names.set(prefix.first, name);
  }
  const lengths = { 4: lengthsOf(named, 4), 6: lengthsOf(named, 6) };
  return {
    nameOf: (prefix) => {
      for (const length of lengths[prefix.family]) {
        if (length > prefix.length) continue;
        const name = byLength.get(lengthKey({ ...prefix, length }))?.get(truncate(prefix, length).first);
        if (name !== undefined) return name;
      }
      return null;
    },
  };
}

/** The lengths that occur, longest first. */
const lengthsOf = (named: readonly NamedPrefix[], family: 4 | 6) =>
  [...new Set(named.filter(({ prefix }) => prefix.family === family).map(({ prefix }) => prefix.length))].sort(
    (a, b) => b - a,
  );
