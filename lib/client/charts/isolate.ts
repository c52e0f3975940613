/**
 * The series that are hidden after a click in the legend. A click shows one series alone, and a second one shows all
 * again; with `toggle` (Ctrl or Command) it hides or shows one. At least one series is always shown.
 */
export function hiddenAfter(
  hidden: ReadonlySet<string>,
  keys: readonly string[],
  key: string,
  toggle: boolean,
): ReadonlySet<string> {
  const others = keys.filter((one) => one !== key);
  const isAlone = !hidden.has(key) && others.every((one) => hidden.has(one));
  if (!toggle) return new Set(isAlone ? [] : others);
  if (isAlone) return new Set();
  const next = new Set(hidden);
  if (!next.delete(key)) next.add(key);
  return next;
}
