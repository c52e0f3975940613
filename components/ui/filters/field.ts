export interface Option {
  value: string;
  label: string;
}

/** A part of a list's filter: how it is chosen and how a chip calls it. */
export type FilterField<Name extends string = string> =
  | { name: Name; label: string; kind: "choice"; options: readonly Option[] }
  /** Several at once, separated by commas. */
  | { name: Name; label: string; kind: "several"; options: readonly Option[] }
  | { name: Name; label: string; kind: "text"; suggestions?: readonly string[]; empty?: string }
  /** An instant, in the zone of the page. */
  | { name: Name; label: string; kind: "time" };

/** The options, and the value that the address gives though it is none of them. */
export function withCurrent(options: readonly Option[], value: string | undefined): Option[] {
  const known = value === undefined || options.some((option) => option.value === value);
  return known ? [...options] : [...options, { value, label: value }];
}

const labelOf = (options: readonly Option[], value: string) =>
  options.find((option) => option.value === value)?.label ?? value;

/** What a chip says of a value; `time` writes an instant (ISO 8601) and `or` joins several. */
export function wordsOf(
  field: FilterField,
  value: string,
  time: (iso: string) => string,
  or: (words: string[]) => string,
): string {
  switch (field.kind) {
    case "choice":
      return labelOf(field.options, value);
    case "several":
      return or(value.split(",").map((one) => labelOf(field.options, one)));
    case "time":
      return time(value);
    case "text":
      return value || (field.empty ?? "");
  }
}
