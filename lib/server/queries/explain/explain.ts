import type { LocaleQuery } from "@/lib/contracts/explanation";
import type { ExplainedConnection } from "@/lib/contracts/user";
import type { RenderOptions } from "@/lib/i18n/explanation/render-options";
import { renderExplanation, renderNotes } from "@/lib/i18n/explanation/render-explanation";
import { minuteOf } from "@/lib/presence/explain/burst";
import { hasEnded, type ConnectionSummary } from "@/lib/presence/explain/context";
import { explain, type Explanation } from "@/lib/presence/explain/explain";
import { notesOf } from "@/lib/presence/explain/notes";
import { silenceOf, silentMinutes } from "@/lib/presence/explain/silence";
import { hourOf } from "@/lib/time/zone";
import type { App } from "../../apps/registry";
import { readNow, type Read } from "../../db/client";
import { toConnection, type ConnectionRow } from "../connections/row";
import { readMinuteCounts } from "./minute-counts";
import { readUserContexts, type UserEndedConnection } from "./context";

/** Connections as the API returns them, ended ones with their explanation. The number of queries does not grow. */
export async function describeConnections(
  app: App,
  rows: readonly ConnectionRow[],
  language: LocaleQuery,
  now: Date,
): Promise<ExplainedConnection[]> {
  return describeExplained(app, rows, await explainEnds(app, rows, now), language, now);
}

/** The same for connections whose explanations are known. */
export function describeExplained(
  app: App,
  rows: readonly ConnectionRow[],
  explanations: readonly (Explanation | null)[],
  language: LocaleQuery,
  now: Date,
): ExplainedConnection[] {
  return rows.map((row, i) => {
    const connection = toConnection(row);
    const { endEventId } = connection;
    const explanation = explanations[i];
    return {
      ...connection,
      notes: renderNotes(notesOf(toSummary(row)), language.lang),
      explanation:
        explanation && endEventId !== null
          ? renderExplanation(explanation, renderOptionsFor(row, app, language, now), endEventId)
          : null,
    };
  });
}

/** The explanation of each connection, in the same order; null while a connection is open. */
export async function explainEnds(
  app: App,
  rows: readonly ConnectionRow[],
  now: Date,
  read: Read = readNow,
): Promise<(Explanation | null)[]> {
  const connections = rows.map(toSummary);
  const ended = connections.filter(hasEnded);
  const [contexts, minutes] = await Promise.all([
    readUserContexts(app.id, ended, now, read),
    readMinuteCounts(
      app.id,
      ended.flatMap((c) => [minuteOf(c.endedAt), ...silentMinutes(c)]),
      now,
      read,
    ),
  ]);
  const explanations = new Map<ConnectionSummary, Explanation>();
  ended.forEach((connection, i) => {
    const context = contexts[i];
    if (context === undefined) throw new Error(`No context was read for connection ${connection.no}`);
    explanations.set(
      connection,
      explain(connection, {
        ...context,
        hour: hourOf(connection.endedAt, app.timeZone),
        minute: minutes.get(minuteOf(connection.endedAt)) ?? null,
        silence: silenceOf(connection, minutes),
      }),
    );
  });
  return connections.map((connection) => explanations.get(connection) ?? null);
}

/** How the explanation of a connection becomes text. */
export function renderOptionsFor(row: ConnectionRow, app: App, { lang, tz }: LocaleQuery, now: Date): RenderOptions {
  return {
    locale: lang,
    timeZone: tz ?? app.timeZone,
    now: now.getTime(),
    endedAt: row.endedAt?.getTime() ?? now.getTime(),
  };
}

const ms = (date: Date | null) => date?.getTime() ?? null;

export function toSummary(row: ConnectionRow): (ConnectionSummary & { userId: string }) | UserEndedConnection {
  const { userId, no, platform, clientIp, endCause, kickedBy } = row;
  return {
    userId,
    no,
    platform,
    clientIp,
    endCause,
    kickedBy,
    at: row.at.getTime(),
    startedAt: ms(row.startedAt),
    endedAt: ms(row.endedAt),
  };
}
