import { csvLine, text as csvText, timeIn } from "@/lib/csv/csv";

/** One cell: what it reads, what is copied and saved, and the list behind it. */
export interface TableCell {
  text: string;
  /** A number is copied and saved in full and without grouping; null is nothing. */
  value?: number | null;
  /** A moment, in milliseconds since the epoch, is saved as ISO 8601; null is nothing. */
  at?: number | null;
  href?: string;
}

/** A table to be read, copied and saved: the numbers of a chart, or a summary. The first cell of a row names it. */
export interface TableData {
  columns: string[];
  /** A row may have fewer cells than there are columns. */
  rows: { key: string; cells: TableCell[] }[];
}

/** A text of one line: in tab-separated text, tabs and line ends would break the row. */
const plain = (text: string): string => csvText(text.replace(/[\t\r\n]+/g, " "));

/** Its records, the names of the columns first. A row that ends early is as long as the others. */
function recordsOf(
  { columns, rows }: TableData,
  text: (text: string) => string,
  cell: (cell: TableCell) => string,
): string[][] {
  return [
    columns.map(text),
    ...rows.map(({ cells }) => columns.map((_, i) => (cells[i] === undefined ? "" : cell(cells[i])))),
  ];
}

/** Tab-separated text as a spreadsheet takes it from the clipboard. */
export function toTsv(table: TableData): string {
  const cell = ({ text, value }: TableCell) =>
    typeof value === "number" ? String(value) : value === null ? "" : plain(text);
  return recordsOf(table, plain, cell)
    .map((record) => record.join("\t"))
    .join("\n");
}

/** The table as CSV (RFC 4180) in the manner of the server's exports, moments with the offset of `timeZone`. */
export function toCsv(table: TableData, timeZone: string): string {
  const time = timeIn(timeZone);
  const cell = ({ text, value, at }: TableCell) => {
    if (at !== undefined) return time(at === null ? null : new Date(at));
    if (value !== undefined) return value === null ? "" : String(value);
    return csvText(text);
  };
  return recordsOf(table, csvText, cell).map(csvLine).join("");
}
