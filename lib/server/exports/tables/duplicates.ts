import type { DuplicatesFilter } from "@/lib/contracts/duplicates";
import { seconds, text } from "@/lib/csv/csv";
import type { App } from "../../apps/registry";
import { duplicatesListing, toDuplicate, type DuplicateRow } from "../../queries/events/duplicates";
import { csvTable, type CsvFormat, type CsvTable } from "../csv-table";

/** Callbacks that came again, with what they repeat. */
export function duplicatesTable(app: App, filter: DuplicatesFilter, format: CsvFormat): CsvTable<DuplicateRow> {
  const { words, time } = format;
  return csvTable(
    duplicatesListing(app, filter),
    [
      ["receivedAgain", (d) => time(d.receivedAt)],
      ["receivedAt", (d) => time(d.firstReceivedAt)],
      ["receivedAgainAfter", (d) => seconds(d.receivedAt.getTime() - d.firstReceivedAt.getTime())],
      ["userId", (d) => text(d.userId)],
      ["eventTime", (d) => time(d.eventTime)],
      ["action", (d) => text(d.action)],
      ["reason", (d) => text(d.reason)],
      ["platform", (d) => words.platform[d.platform]],
      ["clientIp", (d) => text(d.clientIp)],
      ["eventId", (d) => toDuplicate(d).eventId],
    ],
    format,
  );
}
