import type { RejectedFilter } from "@/lib/contracts/health";
import { number, text } from "@/lib/csv/csv";
import type { App } from "../../apps/registry";
import { rejectedListing, toRejected, type RejectedRow } from "../../queries/health/rejected";
import { csvTable, type CsvFormat, type CsvTable } from "../csv-table";

/** Refused callbacks as they came, with why. */
export function rejectedTable(app: App, filter: RejectedFilter, format: CsvFormat): CsvTable<RejectedRow> {
  const { words, time } = format;
  return csvTable(
    rejectedListing(app, filter),
    [
      ["receivedAt", (r) => time(r.receivedAt)],
      ["refusedFor", (r) => words.reject[r.cause]],
      ["error", (r) => text(r.error)],
      ["method", (r) => text(r.method)],
      ["path", (r) => text(r.path)],
      ["rawQuery", (r) => text(r.query)],
      ["rawBody", (r) => text(toRejected(r).body)],
      ["bodyBytes", (r) => number(r.bodyBytes)],
    ],
    format,
  );
}
