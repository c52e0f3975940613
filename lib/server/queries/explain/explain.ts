import type { SpeechQuery } from "@/lib/contracts/explanation";
import type { ExplainedConnection } from "@/lib/contracts/user";
import type { Speech } from "@/lib/i18n/explanation/speech";
import { tell, tellNotes } from "@/lib/i18n/explanation/tell";
import { minuteOf } from "@/lib/presence/explain/burst";
import { hasEnded, type Described } from "@/lib/presence/explain/context";
import { explain, type Explanation } from "@/lib/presence/explain/explain";
import { notesOf } from "@/lib/presence/explain/notes";
import { silenceOf, silentMinutes } from "@/lib/presence/explain/silence";
import { hourOf } from "@/lib/time/zone";
import type { App } from "../../apps/registry";
import { readNow, type Read } from "../../db/client";
import { toConnection, type ConnectionRow } from "../connections/row";
import { readMinutes } from "./minutes";
import { readSurroundings, type EndedOf } from "./context";

/** Connections as the API shows them, every ended one with its explanation; at most three queries in all. */
export async function describeConnections(
  app: App,
  rows: readonly ConnectionRow[],
  speech: SpeechQuery,
  now: Date,
): Promise<ExplainedConnection[]> {
  const explanations = await explainEnds(app, rows, now);
  return rows.map((row, i) => {
    const connection = toConnection(row);
    const { endEventId } = connection;
    const explanation = explanations[i];
    return {
      ...connection,
      notes: tellNotes(notesOf(toDescribed(row)), speech.lang),
      explanation:
        explanation && endEventId !== null ? tell(explanation, speechAbout(row, app, speech, now), endEventId) : null,
    };
  });
}

/** Why each of some connections ended, of whichever users; null while it is open. */
export async function explainEnds(
  app: App,
  rows: readonly ConnectionRow[],
  now: Date,
  read: Read = readNow,
): Promise<(Explanation | null)[]> {
  const described = rows.map(toDescribed);
  const ended = described.filter(hasEnded);
  const [surroundings, minutes] = await Promise.all([
    readSurroundings(app.id, ended, now, read),
    readMinutes(
      app.id,
      ended.flatMap((c) => [minuteOf(c.endedAt), ...silentMinutes(c)]),
      read,
    ),
  ]);
  const explanations = new Map<Described, Explanation>();
  ended.forEach((connection, i) => {
    const around = surroundings[i];
    if (around === undefined) throw new Error(`No surroundings were read of connection ${connection.no}`);
    explanations.set(
      connection,
      explain(connection, {
        ...around,
        hour: hourOf(connection.endedAt, app.timeZone),
        minute: minutes.get(minuteOf(connection.endedAt)) ?? null,
        silence: silenceOf(connection, minutes),
      }),
    );
  });
  return described.map((connection) => explanations.get(connection) ?? null);
}

/** How to speak about the end of a connection. */
export function speechAbout(row: ConnectionRow, app: App, { lang, tz }: SpeechQuery, now: Date): Speech {
  return {
    locale: lang,
    timeZone: tz ?? app.timeZone,
    now: now.getTime(),
    endedAt: row.endedAt?.getTime() ?? now.getTime(),
  };
}

const ms = (date: Date | null) => date?.getTime() ?? null;

function toDescribed(row: ConnectionRow): (Described & { userId: string }) | EndedOf {
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
