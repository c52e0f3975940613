import { EXPORT_TEXTS, type ColumnName, type ExportTexts } from "@/lib/i18n/exports/export-texts";
import type { LocaleQuery } from "@/lib/contracts/explanation";
import { csvLine, timeIn } from "@/lib/csv/csv";
import type { App } from "../apps/registry";
import type { Read } from "../db/client";
import type { Listing } from "../queries/listing";

/** How an export speaks. */
export interface CsvFormat {
  words: ExportTexts;
  time: (date: Date | null) => string;
  now: Date;
  timeZone: string;
}

/** A column's name and what it holds of a row, quotes and commas not yet minded. */
export type Column<R> = [name: ColumnName, of: (row: R) => string];

/** A table to be exported: rows of R out of the database, by `lines` made to CSV. */
export interface CsvTable<R> {
  listing: Listing;
  header: string;
  /** CSV of some rows; may look up what belongs to them, in the same snapshot. */
  lines: (rows: readonly R[], read: Read) => Promise<string>;
}

/** How an export speaks that was asked for in a language and a zone; the app's zone where none was. */
export function csvFormatFor(app: App, { lang, tz }: LocaleQuery, now: Date): CsvFormat {
  const timeZone = tz ?? app.timeZone;
  return { words: EXPORT_TEXTS[lang], time: timeIn(timeZone), now, timeZone };
}

/** A sheet whose rows are written as they are read. */
export function csvTable<R>(listing: Listing, columns: readonly Column<R>[], pen: CsvFormat): CsvTable<R> {
  return { listing, header: headerOf(columns, pen), lines: (rows) => Promise.resolve(linesOf(rows, columns)) };
}

/** A sheet of which more is to be known than its rows say. */
export function describedCsvTable<R, D>(
  listing: Listing,
  columns: readonly Column<D>[],
  pen: CsvFormat,
  describe: (rows: readonly R[], read: Read) => Promise<readonly D[]>,
): CsvTable<R> {
  return {
    listing,
    header: headerOf(columns, pen),
    lines: async (rows, read) => linesOf(await describe(rows, read), columns),
  };
}

/** The first record: the names of the columns. */
export function headerOf<R>(columns: readonly Column<R>[], { words }: CsvFormat): string {
  return csvLine(columns.map(([name]) => words.column[name]));
}

/** A record for each row. */
export function linesOf<R>(rows: readonly R[], columns: readonly Column<R>[]): string {
  return rows.map((row) => csvLine(columns.map(([, of]) => of(row)))).join("");
}
