import type { ConnectionsFilter } from "@/lib/contracts/connections";
import type { LocaleQuery } from "@/lib/contracts/explanation";
import { formatMessage } from "@/lib/i18n/explanation/format-message";
import type { Explanation } from "@/lib/presence/explain/explain";
import { message } from "@/lib/presence/explain/message";
import { seconds, text } from "@/lib/csv/csv";
import type { Millis } from "@/lib/time/units";
import type { App } from "../../apps/registry";
import { networkName } from "../../network/names";
import type { ConnectionRow } from "../../queries/connections/row";
import { toListed } from "../../queries/connections/list";
import { connectionsListing } from "../../queries/connections/listing";
import { explainEnds, renderOptionsFor } from "../../queries/explain/explain";
import { describedCsvTable, type CsvFormat, type CsvTable } from "../csv-table";

interface Described {
  row: ConnectionRow;
  explanation: Explanation | null;
}

/** Connections with their cause, the window in which the client was really gone, and why in words. */
export async function connectionsTable(
  app: App,
  query: ConnectionsFilter & LocaleQuery,
  format: CsvFormat,
): Promise<CsvTable<ConnectionRow>> {
  const { words, time } = format;
  const instant = (text: string | undefined) => time(text === undefined ? null : new Date(text));
  return describedCsvTable<ConnectionRow, Described>(
    await connectionsListing(app, query),
    [
      ["userId", ({ row }) => text(row.userId)],
      ["platform", ({ row }) => words.platform[row.platform]],
      ["clientIp", ({ row }) => text(row.clientIp)],
      ["networkName", ({ row }) => text(networkName(row.clientIp))],
      ["startedAt", ({ row }) => time(row.startedAt)],
      ["endedAt", ({ row }) => time(row.endedAt)],
      ["duration", ({ row }) => seconds(toListed(row).durationMs)],
      ["causeCode", ({ row }) => row.endCause ?? ""],
      ["cause", ({ row }) => (row.endCause ? words.cause[row.endCause] : "")],
      ["kickedBy", ({ row }) => (row.kickedBy ? words.platform[row.kickedBy] : "")],
      ["offlineFrom", ({ row }) => instant(toListed(row).offlineWindow?.from)],
      ["offlineTo", ({ row }) => instant(toListed(row).offlineWindow?.to)],
      [
        "explanation",
        ({ row, explanation }) =>
          explanation ? text(formatMessage(explanation.headline, renderOptionsFor(row, app, query, format.now))) : "",
      ],
      ["confidence", ({ explanation }) => (explanation ? words.confidence[explanation.confidence] : "")],
      ["causeConfidence", ({ explanation }) => (explanation ? words.confidence[explanation.causeConfidence] : "")],
      ["firstReasonCode", ({ explanation }) => explanation?.reasons[0]?.code ?? ""],
      ["firstReason", ({ explanation }) => (explanation ? nameOf(explanation, query) : "")],
      ["likelihood", ({ explanation }) => explanation?.reasons[0]?.likelihood.toFixed(2) ?? ""],
      ["reasonConfidence", ({ explanation }) => (explanation ? words.confidence[explanation.reasonConfidence] : "")],
      ["incidentFrom", ({ explanation }) => time(dateOf(explanation?.burst?.count.incident.from))],
    ],
    format,
    async (rows, read) => {
      const explanations = await explainEnds(app, rows, format.now, read);
      return rows.map((row, i) => ({ row, explanation: explanations[i] ?? null }));
    },
  );
}

const dateOf = (at: Millis | undefined) => (at === undefined ? null : new Date(at));

/** The most likely reason in words. */
function nameOf({ reasons }: Explanation, { lang }: LocaleQuery): string {
  const [first] = reasons;
  if (first === undefined) return "";
  return formatMessage(message(`reason.${first.code}.name`), { locale: lang, timeZone: "UTC", now: 0, endedAt: 0 });
}
