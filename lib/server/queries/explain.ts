import type { Explanation, SpeechQuery } from "@/lib/contracts/explanation";
import type { ExplainedConnection } from "@/lib/contracts/user";
import { tell, tellNotes } from "@/lib/i18n/explanation/tell";
import { minuteOf } from "@/lib/presence/explain/burst";
import { hasEnded, type Described, type Ended } from "@/lib/presence/explain/context";
import { explain } from "@/lib/presence/explain/explain";
import { hourIn } from "@/lib/presence/explain/facts";
import { notesOf } from "@/lib/presence/explain/notes";
import { silenceOf, silentMinutes } from "@/lib/presence/explain/silence";
import type { App } from "../apps";
import { toConnection, type ConnectionRow } from "./connection-row";
import { readMinutes } from "./explain-minutes";
import { readSurroundings } from "./explain-surroundings";

/** Connections of one user as the API shows them, every ended one with its explanation; at most three queries in all. */
export async function describeConnections(
  app: App,
  userId: string,
  rows: readonly ConnectionRow[],
  speech: SpeechQuery,
  now: Date,
): Promise<ExplainedConnection[]> {
  const described = rows.map(toDescribed);
  const ended = described.filter(hasEnded);
  const [surroundings, minutes] = await Promise.all([
    readSurroundings(app.id, userId, ended, now),
    readMinutes(app.id, ended.flatMap((c) => [minuteOf(c.endedAt), ...silentMinutes(c)])),
  ]);
  const explanations = new Map<number, (eventId: string) => Explanation>();
  ended.forEach((connection, i) => {
    const around = surroundings[i];
    if (around === undefined) throw new Error(`No surroundings were read of connection ${connection.no}`);
    const context = {
      ...around,
      hour: hourIn(app.timeZone, connection.endedAt),
      minute: minutes.get(minuteOf(connection.endedAt)) ?? null,
      silence: silenceOf(connection, minutes),
    };
    const said = { locale: speech.lang, timeZone: speech.tz ?? app.timeZone, now: now.getTime(), endedAt: connection.endedAt };
    explanations.set(connection.no, (eventId) => tell(explain(connection, context), said, eventId));
  });
  return rows.map((row, i) => {
    const connection = toConnection(row);
    const { endEventId } = connection;
    return {
      ...connection,
      notes: tellNotes(notesOf(described[i] ?? toDescribed(row)), speech.lang),
      explanation: endEventId === null ? null : (explanations.get(row.no)?.(endEventId) ?? null),
    };
  });
}

const ms = (date: Date | null) => date?.getTime() ?? null;

function toDescribed(row: ConnectionRow): Described | Ended {
  const { no, platform, clientIp, endCause, kickedBy } = row;
  return { no, platform, clientIp, endCause, kickedBy, at: row.at.getTime(), startedAt: ms(row.startedAt), endedAt: ms(row.endedAt) };
}
