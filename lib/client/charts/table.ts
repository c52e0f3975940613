/** One cell of the table behind a chart: what it reads, what is copied, and the list behind it. */
export interface ChartCell {
  text: string;
  /** A number is copied in full and without grouping. */
  value?: number | null;
  href?: string;
}

/** The same numbers as a chart, to be read and copied. The first cell of a row names it. */
export interface ChartTable {
  columns: string[];
  rows: { key: string; cells: ChartCell[] }[];
}

/** A text that a spreadsheet would take for a formula begins with an apostrophe; tabs and line ends would break the row. */
function plain(text: string): string {
  const flat = text.replace(/[\t\r\n]+/g, " ");
  return /^[=+\-@]/.test(flat) ? `'${flat}` : flat;
}

/** Tab-separated text as a spreadsheet takes it from the clipboard. */
export function toTsv(table: ChartTable): string {
  const cell = ({ text, value }: ChartCell) => (typeof value === "number" ? String(value) : value === null ? "" : plain(text));
  return [table.columns.map(plain), ...table.rows.map((row) => row.cells.map(cell))].map((line) => line.join("\t")).join("\n");
}
