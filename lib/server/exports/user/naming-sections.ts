import type { User } from "../../erasure/erased-among";
import {
  alertsNaming,
  auditNaming,
  markersNaming,
  messagesNaming,
  refusedNaming,
  tencentAlertsNaming,
  type Mention,
} from "../../erasure/mentions";
import type { Section, Value } from "./section";

function section<Row>(
  name: string,
  { select, names }: Mention<Row>,
  record: (row: Row) => Record<string, Value>,
  columns: readonly string[],
): Section {
  return {
    name,
    columns,
    select,
    values: (row: Row) => {
      if (!names(row)) return null;
      const values = record(row);
      return columns.map((column) => values[column] ?? null);
    },
  };
}

/** What names the user elsewhere. The audit says what was done, and not which employee did it. */
export function namingSections(user: User): Section[] {
  return [
    section(
      "refused-callbacks",
      refusedNaming(user),
      (row) => ({ ...row, id: String(row.id), body: Buffer.from(row.body).toString() }),
      ["receivedAt", "cause", "error", "method", "path", "query", "body"],
    ),
    section("tencent-alerts", tencentAlertsNaming(user), (row) => ({ ...row, id: String(row.id) }), [
      ...["receivedAt", "command", "query", "body"],
    ]),
    section("alerts", alertsNaming(user), (row) => ({ ...row, facts: JSON.stringify(row.facts) }), [
      ...["since", "closedAt", "rule", "facts"],
    ]),
    section("messages", messagesNaming(user), (row) => ({ ...row, message: JSON.stringify(row.message) }), [
      ...["createdAt", "sentAt", "message"],
    ]),
    section("markers", markersNaming(user), (row) => ({ ...row }), ["at", "text"]),
    section("audit", auditNaming(user), (row) => ({ ...row, entryId: String(row.entryId) }), [
      ...["at", "kind", "endpoint", "actorKind", "detail"],
    ]),
  ];
}
