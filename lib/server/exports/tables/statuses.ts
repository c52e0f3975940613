import type { StatusesFilter } from "@/lib/contracts/statuses";
import { seconds, text } from "@/lib/csv/csv";
import type { App } from "../../apps/registry";
import { statusesListing, toStatusChange, type StatusRow } from "../../queries/users/statuses";
import { csvTable, type CsvFormat, type CsvTable } from "../csv-table";

/** Changes of custom statuses, with the duration of each value. */
export function statusesTable(app: App, filter: StatusesFilter, format: CsvFormat): CsvTable<StatusRow> {
  const { words, time } = format;
  return csvTable(
    statusesListing(app, filter),
    [
      ["userId", (s) => text(s.userId)],
      ["at", (s) => time(s.at)],
      ["was", (s) => text(s.was)],
      ["value", (s) => text(s.value)],
      ["until", (s) => time(s.until)],
      ["duration", (s) => seconds(toStatusChange(s).durationMs)],
      ["presumed", (s) => (s.presumed ? words.yes : words.no)],
    ],
    format,
  );
}
