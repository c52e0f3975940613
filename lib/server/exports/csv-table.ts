import { EXPORT_TEXTS, type ColumnName, type ExportTexts } from "@/lib/i18n/exports/export-texts";
import type { LocaleQuery } from "@/lib/contracts/explanation";
import { csvLine, timeIn } from "@/lib/csv/csv";
import type { App } from "../apps/registry";
import type { Read } from "../db/client";
import type { Listing } from "../queries/listing";

/** Language and time zone of an export. */
export interface CsvFormat {
  words: ExportTexts;
  time: (date: Date | null) => string;
  now: Date;
  timeZone: string;
}

/** The name of a column and its value for a row, before CSV quoting. */
export type Column<R> = [name: ColumnName, of: (row: R) => string];

/** A table to export: a query for rows of type R, and the conversion of its rows to CSV. */
export interface CsvTable<R> {
  listing: Listing;
  header: string;
  /** A record of each row. It may read more about them by `read`, in the same snapshot. */
  records: (rows: readonly R[], read: Read) => Promise<string[]>;
}

/** The format of a query. The default zone is that of the app. */
export function csvFormatFor(app: App, { lang, tz }: LocaleQuery, now: Date): CsvFormat {
  const timeZone = tz ?? app.timeZone;
  return { words: EXPORT_TEXTS[lang], time: timeIn(timeZone), now, timeZone };
}

/** A table whose columns need only the row itself. */
export function csvTable<R>(listing: Listing, columns: readonly Column<R>[], format: CsvFormat): CsvTable<R> {
  return { listing, header: headerOf(columns, format), records: (rows) => Promise.resolve(recordsOf(rows, columns)) };
}

/** A table whose columns need more than the row: `describe` adds it, chunk by chunk. */
export function describedCsvTable<R, D>(
  listing: Listing,
  columns: readonly Column<D>[],
  format: CsvFormat,
  describe: (rows: readonly R[], read: Read) => Promise<readonly D[]>,
): CsvTable<R> {
  return {
    listing,
    header: headerOf(columns, format),
    records: async (rows, read) => recordsOf(await describe(rows, read), columns),
  };
}

/** The first CSV record: the titles of the columns. */
export function headerOf<R>(columns: readonly Column<R>[], { words }: CsvFormat): string {
  return csvLine(columns.map(([name]) => words.column[name]));
}

/** One CSV record for each row. */
export function recordsOf<R>(rows: readonly R[], columns: readonly Column<R>[]): string[] {
  const cells = new Array<string>(columns.length);
  return rows.map((row) => {
    columns.forEach(([, of], i) => (cells[i] = of(row)));
    return csvLine(cells);
  });
}
