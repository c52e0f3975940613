import { minuteOf, type MinuteCount } from "@/lib/presence/explain/burst";
import type { ReasonCode } from "@/lib/presence/explain/codes";
import { hasEnded, userContextOf } from "@/lib/presence/explain/context";
import { explain } from "@/lib/presence/explain/explain";
import { silenceOf } from "@/lib/presence/explain/silence";
import type { Connection, EndCause } from "@/lib/presence/types";
import { judgeMinutes } from "@/lib/stats/baseline";
import { incidentsOf } from "@/lib/stats/incidents";
import { comparedMinute } from "@/lib/stats/minute-count";
import { MINUTE, type Millis } from "@/lib/time/units";
import { hourOf } from "@/lib/time/zone";
import type { Reason } from "../reasons";
import type { TruthConnection, TruthUser } from "../truth";

/** The time zone of most simulated people, as an operator would set it for the app. */
const APP_ZONE = "Asia/Shanghai";

/** A connection with its true reason and the reasons that Rollcall gave. */
export interface ScoredEnd {
  truth: Reason;
  cause: EndCause;
  /** Position of the true reason among the given ones, from 0; null if it was not given. */
  rank: number | null;
  /** The first reason rests on the same documented row as the true one, so the documents do not distinguish them. */
  firstRowCorrect: boolean;
  first: ReasonCode | undefined;
}

export interface ReasonScores {
  scored: ScoredEnd[];
  /** Ended connections without a true counterpart, because a callback was lost. */
  unmatched: number;
}

/** Explains every ended connection and compares it with the truth. `now` is the end of the history, ms. */
export function scoreReasons(
  users: readonly { truth: TruthUser; connections: readonly Connection[] }[],
  now: Millis,
): ReasonScores {
  const minutes = minuteCounts(
    users.flatMap(({ connections }) => connections.flatMap((c) => c.endedAt ?? [])),
    now,
  );
  const scored: ScoredEnd[] = [];
  let unmatched = 0;
  for (const { truth, connections } of users) {
    const real = trueConnections(truth);
    for (const connection of connections.filter(hasEnded)) {
      const trueEnd = real.get(keyOf(connection.platform, connection.startedAt ?? connection.endedAt));
      if (trueEnd?.cause == null) {
        unmatched++;
        continue;
      }
      const context = {
        ...userContextOf(connection, connections, now),
        hour: hourOf(connection.endedAt, APP_ZONE),
        minute: minutes.get(minuteOf(connection.endedAt)) ?? null,
        silence: silenceOf(connection, minutes),
      };
      const { cause, reasons } = explain(connection, context);
      const place = reasons.findIndex(({ code }) => code === trueEnd.cause);
      scored.push({
        truth: trueEnd.cause,
        cause,
        rank: place === -1 ? null : place,
        firstRowCorrect: place !== -1 && reasons[place]?.row === reasons[0]?.row,
        first: reasons[0]?.code,
      });
    }
  }
  return { scored, unmatched };
}

/** By start, and by end for connections whose start did not arrive. Event times of a user are unique. */
function trueConnections({ connections }: TruthUser): Map<string, TruthConnection> {
  return new Map(
    connections.flatMap((c) => [
      ...(c.noticedAt === null ? [] : [[keyOf(c.platform, c.noticedAt), c] as const]),
      [keyOf(c.platform, c.startedAt), c] as const,
    ]),
  );
}

const keyOf = (platform: string, at: Millis) => `${platform} ${at}`;

function minuteCounts(ends: readonly Millis[], now: Millis): Map<Millis, MinuteCount> {
  if (ends.length === 0) return new Map();
  const start = minuteOf(ends.reduce((first, at) => Math.min(first, at)));
  const ended = new Uint32Array(Math.ceil((now - start) / MINUTE) + 1);
  for (const at of ends) ended[(minuteOf(at) - start) / MINUTE] = (ended[(minuteOf(at) - start) / MINUTE] ?? 0) + 1;
  const judged = judgeMinutes({ start, ended, known: 0 }, 0, now);
  const incidents = incidentsOf(judged);
  return new Map(
    [...new Set(ends.map(minuteOf))].flatMap((at) => {
      const count = comparedMinute(judged, incidents, at);
      return count === null ? [] : [[at, { ...count, open: null }] as const];
    }),
  );
}
