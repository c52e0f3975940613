import type { AuditKind } from "@/lib/audit/kinds";
import type { AuditFilter } from "@/lib/contracts/audit";
import { text } from "@/lib/csv/csv";
import type { App } from "../../apps/registry";
import { auditListing, type AuditRow } from "../../queries/audit";
import { csvTable, type CsvFormat, type CsvTable } from "../csv-table";

/** Who did what, of all apps. */
export function auditTable(_app: App, filter: AuditFilter, format: CsvFormat): CsvTable<AuditRow> {
  const { words, time } = format;
  return csvTable(
    auditListing(filter),
    [
      ["entryNo", (a) => String(a.id)],
      ["at", (a) => time(a.at)],
      ["what", (a) => words.auditKind[a.kind as AuditKind]],
      ["who", (a) => text(a.actorName)],
      ["whoId", (a) => text(a.actorId)],
      ["address", (a) => text(a.address)],
      ["app", (a) => text(a.app)],
      ["userId", (a) => text(a.userId)],
      ["endpoint", (a) => text(a.endpoint)],
      ["detail", (a) => text(a.detail)],
    ],
    format,
  );
}
