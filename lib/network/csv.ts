import type { NamedPrefix } from "./names";
import { formatPrefix, parsePrefix } from "./prefix";

export const MAX_NAME_LENGTH = 100;

/** What is wrong with a line: its form, its prefix, its name, or a prefix that an earlier line names. */
export const LINE_FAULTS = ["columns", "prefix", "name", "repeated"] as const;
export type LineFault = (typeof LINE_FAULTS)[number];

export interface InvalidLine {
  /** Number of the line, from 1. */
  line: number;
  text: string;
  fault: LineFault;
}

/** The networks of a file, and the lines that cannot be used. */
export interface NetworkCsv {
  named: NamedPrefix[];
  invalid: InvalidLine[];
}

const CELL = String.raw`"(?:[^"]|"")*"|[^",]*`;
const RECORD = new RegExp(String.raw`^\s*(${CELL})\s*,\s*(${CELL})\s*$`);
const CONTROL = /\p{Cc}/u;

/**
 * Reads `prefix,name` lines. The first line may name the columns. Empty lines are ignored. Of lines with the same
 * prefix the first counts.
 */
export function readNetworkCsv(text: string): NetworkCsv {
  const result: NetworkCsv = { named: [], invalid: [] };
  const seen = new Set<string>();
  text
    .replace(/^\uFEFF/, "")
    .split(/\r\n|\n|\r/)
    .forEach((line, i) => {
      if (line.trim() === "" || (i === 0 && isHeader(line))) return;
      const read = readLine(line);
      const key = typeof read === "string" ? "" : formatPrefix(read.prefix);
      const fault = typeof read === "string" ? read : seen.has(key) ? "repeated" : null;
      if (typeof read !== "string" && fault === null) {
        seen.add(key);
        result.named.push(read);
      } else if (fault !== null) result.invalid.push({ line: i + 1, text: line, fault });
    });
  return result;
}

const isHeader = (line: string) => /^\s*"?prefix"?\s*,\s*"?name"?\s*$/i.test(line);

function readLine(line: string): NamedPrefix | LineFault {
  const cells = RECORD.exec(line);
  if (cells === null) return "columns";
  const prefix = parsePrefix(unquote(cells[1] ?? ""));
  if (prefix === null) return "prefix";
  const name = unquote(cells[2] ?? "");
  return name === "" || name.length > MAX_NAME_LENGTH || CONTROL.test(name) ? "name" : { prefix, name };
}

const unquote = (cell: string) => (cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell).trim();
