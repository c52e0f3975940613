import { withoutSecrets } from "./without-secrets";

/** The fields of something that a request changed. */
export interface Changed {
  before: Record<string, unknown>;
  after: Record<string, unknown>;
}

/** The fields in which two states differ, without secrets. Null stands for what is not there. */
export function differences(before: object | null, after: object | null): Changed {
  const [old, now]: Record<string, unknown>[] = [{ ...before }, { ...after }];
  const names = [...new Set([...Object.keys(old ?? {}), ...Object.keys(now ?? {})])];
  const differing = names.filter((name) => JSON.stringify(old?.[name]) !== JSON.stringify(now?.[name]));
  const pick = (state: object | null, fields: Record<string, unknown> = {}) =>
    state === null ? {} : withoutSecrets(Object.fromEntries(differing.map((name) => [name, fields[name] ?? null])));
  return { before: pick(before, old), after: pick(after, now) };
}
