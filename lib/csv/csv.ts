import { isoIn } from "@/lib/time/format";

/**
 * Where a spreadsheet would begin a formula: after the beginning of a cell and what it skips, which is spaces and
 * invisible characters. Full-width signs count. A program that takes another character for the separator begins a cell
 * within our quotes, so each place after one counts as well.
 */
const FORMULA = /(^|[;\t\r\n])(?=(?:(?![;\t\r\n])[\s\p{C}])*[=+\-@＝＋－＠])/gu;
/** Most texts have no such character: for them, a look at the beginning is enough. */
const SEPARATOR = /[;\t\r\n]/;
const FORMULA_FIRST = /^[\s\p{C}]*[=+\-@＝＋－＠]/u;
const NEEDS_QUOTES = /[",\r\n]/;

/** Byte order mark of UTF-8. Excel needs it to detect the encoding. */
export const BOM = "\uFEFF";

/** Text from outside. Apostrophes keep a spreadsheet from evaluating it or a part of it. Empty for null. */
export function text(value: string | null): string {
  if (value === null || value === "") return "";
  if (SEPARATOR.test(value)) return value.replace(FORMULA, "$1'");
  return FORMULA_FIRST.test(value) ? `'${value}` : value;
}

/** A number; empty for null. */
export const number = (value: number | null): string => (value === null ? "" : String(value));

/** Milliseconds as seconds with three decimals; empty for null. */
export const seconds = (ms: number | null): string => (ms === null ? "" : (ms / 1000).toFixed(3));

/** A time as ISO 8601 with milliseconds and the offset of `timeZone`; empty for null. */
export function timeIn(timeZone: string): (value: Date | null) => string {
  const iso = isoIn(timeZone);
  return (value) => (value === null ? "" : iso(value.getTime()));
}

/** One record as in RFC 4180, with its line break. */
export function csvLine(cells: readonly string[]): string {
  let line = "";
  for (let i = 0; i < cells.length; i++) {
    const cell = cells[i] ?? "";
    if (i > 0) line += ",";
    line += NEEDS_QUOTES.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
  }
  return `${line}\r\n`;
}
