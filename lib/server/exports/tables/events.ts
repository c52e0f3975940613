import type { EventsFilter } from "@/lib/contracts/event";
import { normalizePlatform } from "@/lib/protocol/platform";
import { TIME_SOURCES } from "@/lib/protocol/time-source";
import { seconds, text } from "@/lib/csv/csv";
import type { App } from "../../apps/registry";
import { networkName } from "../../network/names";
import { eventId, type EventRow } from "../../queries/events/row";
import { rawOf } from "../../raw/read";
import { eventsListing } from "../../queries/events/listing";
import { csvTable, type CsvFormat, type CsvTable } from "../csv-table";

/** The log: each callback with its verdict and its raw request. */
export async function eventsTable(app: App, filter: EventsFilter, format: CsvFormat): Promise<CsvTable<EventRow>> {
  const { words, time } = format;
  return csvTable(
    await eventsListing(app, filter),
    [
      ["userId", (e) => text(e.userId)],
      ["eventTime", (e) => time(e.eventTime)],
      ["timeSource", (e) => words.timeSource[TIME_SOURCES[e.timeSource] ?? "receivedAt"]],
      ["receivedAt", (e) => time(e.receivedAt)],
      ["delay", (e) => seconds(e.receivedAt.getTime() - e.eventTime.getTime())],
      ["action", (e) => text(e.action)],
      ["reason", (e) => text(e.reason)],
      ["platform", (e) => words.platform[e.platform]],
      ["rawPlatform", (e) => text(e.rawPlatform)],
      ["clientIp", (e) => text(e.clientIp)],
      ["networkName", (e) => text(networkName(e.clientIp))],
      ["customStatus", (e) => text(e.customStatus)],
      ["kickedPlatforms", (e) => e.kicked.map((raw) => words.platform[normalizePlatform(raw)]).join(", ")],
      ["verdict", (e) => words.verdict[e.verdict]],
      ["late", (e) => (e.late ? words.yes : words.no)],
      ["eventId", (e) => eventId(e.userId, e.eventTime, e.identity)],
      ["rawQuery", (e) => text(rawOf(e).query)],
      ["rawBody", (e) => text(rawOf(e).body)],
    ],
    format,
  );
}
