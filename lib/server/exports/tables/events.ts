import type { EventsFilter } from "@/lib/contracts/event";
import { normalizePlatform } from "@/lib/protocol/platform";
import { TIME_SOURCES } from "@/lib/protocol/time-source";
import { seconds, text } from "@/lib/csv/csv";
import type { App } from "../../apps/registry";
import { networkName } from "../../network/names";
import { eventId, type EventRow } from "../../queries/events/row";
import type { RawCallback } from "@/lib/protocol/raw/fields";
import { rawOf, rawStateOf } from "../../raw/read";
import { eventsListing } from "../../queries/events/listing";
import { describedCsvTable, type CsvFormat, type CsvTable } from "../csv-table";

interface Described {
  row: EventRow;
  raw: RawCallback;
}

/** The log: each callback with its verdict and its raw request. */
export async function eventsTable(app: App, filter: EventsFilter, format: CsvFormat): Promise<CsvTable<EventRow>> {
  const { words, time } = format;
  return describedCsvTable<EventRow, Described>(
    await eventsListing(app, filter),
    [
      ["userId", ({ row: e }) => text(e.userId)],
      ["eventTime", ({ row: e }) => time(e.eventTime)],
      ["timeSource", ({ row: e }) => words.timeSource[TIME_SOURCES[e.timeSource] ?? "receivedAt"]],
      ["receivedAt", ({ row: e }) => time(e.receivedAt)],
      ["delay", ({ row: e }) => seconds(e.receivedAt.getTime() - e.eventTime.getTime())],
      ["action", ({ row: e }) => text(e.action)],
      ["reason", ({ row: e }) => text(e.reason)],
      ["platform", ({ row: e }) => words.platform[e.platform]],
      ["rawPlatform", ({ row: e }) => text(e.rawPlatform)],
      ["clientIp", ({ row: e }) => text(e.clientIp)],
      ["networkName", ({ row: e }) => text(networkName(e.clientIp))],
      ["customStatus", ({ row: e }) => text(e.customStatus)],
      ["kickedPlatforms", ({ row: e }) => e.kicked.map((raw) => words.platform[normalizePlatform(raw)]).join(", ")],
      ["verdict", ({ row: e }) => words.verdict[e.verdict]],
      ["late", ({ row: e }) => (e.late ? words.yes : words.no)],
      ["eventId", ({ row: e }) => eventId(e.userId, e.eventTime, e.identity)],
      ["rawQuery", ({ raw }) => text(raw.query)],
      ["rawBody", ({ raw }) => text(raw.body)],
      ["rawState", ({ row: e }) => words.rawState[rawStateOf(e)]],
    ],
    format,
    (rows) => Promise.resolve(rows.map((row) => ({ row, raw: rawOf(row) }))),
  );
}
