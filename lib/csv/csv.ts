import { formatIso } from "@/lib/time/format";

/** What a spreadsheet takes for the beginning of a formula, or skips before one. */
const FORMULA = /^[=+\-@\t\r]/;
const NEEDS_QUOTES = /[",\r\n]/;

/** UTF-8's mark, by which Excel knows the encoding. */
export const BOM = "\uFEFF";

/** Text that others wrote, so that a spreadsheet does not reckon with it. Empty for null. */
export function text(value: string | null): string {
  if (value === null) return "";
  return FORMULA.test(value) ? `'${value}` : value;
}

/** A number as it is; empty for null. */
export const number = (value: number | null): string => (value === null ? "" : String(value));

/** Milliseconds as seconds with three places; empty for null. */
export const seconds = (ms: number | null): string => (ms === null ? "" : (ms / 1000).toFixed(3));

/** A time as ISO 8601 with milliseconds and the offset of `timeZone`; empty for null. */
export const timeIn =
  (timeZone: string) =>
  (value: Date | null): string =>
    value === null ? "" : formatIso(value.getTime(), timeZone);

/** One record of RFC 4180, its line break included. */
export function csvLine(cells: readonly string[]): string {
  return `${cells.map((cell) => (NEEDS_QUOTES.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(",")}\r\n`;
}
