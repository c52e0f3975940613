import { formatIso } from "@/lib/time/format";

/** Characters that begin a formula in a spreadsheet, or that it skips before one. */
const FORMULA = /^[=+\-@\t\r]/;
const NEEDS_QUOTES = /[",\r\n]/;

/** Byte order mark of UTF-8. Excel needs it to detect the encoding. */
export const BOM = "\uFEFF";

/** Text from outside. A leading apostrophe keeps a spreadsheet from evaluating it as a formula. Empty for null. */
export function text(value: string | null): string {
  if (value === null) return "";
  return FORMULA.test(value) ? `'${value}` : value;
}

/** A number; empty for null. */
export const number = (value: number | null): string => (value === null ? "" : String(value));

/** Milliseconds as seconds with three decimals; empty for null. */
export const seconds = (ms: number | null): string => (ms === null ? "" : (ms / 1000).toFixed(3));

/** A time as ISO 8601 with milliseconds and the offset of `timeZone`; empty for null. */
export const timeIn =
  (timeZone: string) =>
  (value: Date | null): string =>
    value === null ? "" : formatIso(value.getTime(), timeZone);

/** One record as in RFC 4180, with its line break. */
export function csvLine(cells: readonly string[]): string {
  return `${cells.map((cell) => (NEEDS_QUOTES.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(",")}\r\n`;
}
