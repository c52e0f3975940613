export interface Option {
  value: string;
  label: string;
}

/** One field of a list's filter: its input and its label in a chip. */
export type FilterField<Name extends string = string> =
  | { name: Name; label: string; kind: "choice"; options: readonly Option[] }
  /** Several values, separated by commas. */
  | { name: Name; label: string; kind: "several"; options: readonly Option[] }
  | { name: Name; label: string; kind: "text"; suggestions?: readonly string[]; empty?: string }
  /** An instant, shown in the page's time zone. */
  | { name: Name; label: string; kind: "time" };

/** Returns the options, plus the current value if the address has one that is not an option. */
export function withCurrentOption(options: readonly Option[], value: string | undefined): Option[] {
  const known = value === undefined || options.some((option) => option.value === value);
  return known ? [...options] : [...options, { value, label: value }];
}

const labelOf = (options: readonly Option[], value: string) =>
  options.find((option) => option.value === value)?.label ?? value;

/** Returns the text of a chip. `time` formats an ISO 8601 instant; `or` joins several values. */
export function chipText(
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
