import type { KicksFilter } from "@/lib/contracts/kicks";
import { seconds, text } from "@/lib/csv/csv";
import type { App } from "../../apps/registry";
import { kicksListing, toKick, type KickRow } from "../../queries/connections/kicks";
import { csvTable, type CsvFormat, type CsvTable } from "../csv-table";

/** Entries of KickedDevice, with the connection each ended. */
export function kicksTable(app: App, filter: KicksFilter, format: CsvFormat): CsvTable<KickRow> {
  const { words, time } = format;
  return csvTable(
    kicksListing(app, filter),
    [
      ["userId", (k) => text(k.userId)],
      ["at", (k) => time(k.at)],
      ["by", (k) => words.platform[k.byPlatform]],
      ["kicked", (k) => words.platform[k.kicked]],
      ["rawKicked", (k) => text(k.rawKicked)],
      ["known", (k) => (k.known ? words.yes : words.no)],
      ["connectionStart", (k) => time(k.startedAt)],
      ["connectionEnd", (k) => time(k.endedAt)],
      ["duration", (k) => seconds(toKick(k).connection?.durationMs ?? null)],
      ["eventId", (k) => toKick(k).eventId],
    ],
    format,
  );
}
