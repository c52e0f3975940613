import { median, minuteOf, baselineMinutes, type MinuteCount } from "@/lib/presence/explain/burst";
import type { ReasonCode } from "@/lib/presence/explain/codes";
import { hasEnded, userContextOf } from "@/lib/presence/explain/context";
import { explain } from "@/lib/presence/explain/explain";
import { silenceOf } from "@/lib/presence/explain/silence";
import type { Connection, EndCause } from "@/lib/presence/types";
import type { Millis } from "@/lib/time/units";
import { hourOf } from "@/lib/time/zone";
import type { Reason } from "../reasons";
import type { TruthConnection, TruthUser } from "../truth";

/** Most people of the simulation live by this clock, as an app's operator would set it. */
const APP_ZONE = "Asia/Shanghai";

/** A connection whose true end is known, and what Rollcall said of it. */
export interface Judged {
  truth: Reason;
  cause: EndCause;
  /** Place of the true reason among those given, from 0; null where it was not given. */
  place: number | null;
  /** The first reason rests on the same documented row as the true one: the documents tell the two no further apart. */
  rowFirst: boolean;
  first: ReasonCode | undefined;
}

export interface Judgement {
  judged: Judged[];
  /** Ended connections that no true one corresponds to, because a callback was lost. */
  unmatched: number;
}

/** Explains every ended connection of all users and sets it beside the truth. `now` ends the history, ms. */
export function judge(
  users: readonly { truth: TruthUser; connections: readonly Connection[] }[],
  now: Millis,
): Judgement {
  const minutes = minuteCounts(users.flatMap(({ connections }) => connections.flatMap((c) => c.endedAt ?? [])));
  const judged: Judged[] = [];
  let unmatched = 0;
  for (const { truth, connections } of users) {
    const real = trueConnections(truth);
    for (const connection of connections.filter(hasEnded)) {
      const really = real.get(keyOf(connection.platform, connection.startedAt ?? connection.endedAt));
      if (really?.cause == null) {
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
      const place = reasons.findIndex(({ code }) => code === really.cause);
      judged.push({
        truth: really.cause,
        cause,
        place: place === -1 ? null : place,
        rowFirst: place !== -1 && reasons[place]?.row === reasons[0]?.row,
        first: reasons[0]?.code,
      });
    }
  }
  return { judged, unmatched };
}

/** By start, and by end for those of which only the end reached the receiver. Event times of a user never repeat. */
function trueConnections({ connections }: TruthUser): Map<string, TruthConnection> {
  return new Map(
    connections.flatMap((c) => [
      ...(c.noticedAt === null ? [] : [[keyOf(c.platform, c.noticedAt), c] as const]),
      [keyOf(c.platform, c.startedAt), c] as const,
    ]),
  );
}

const keyOf = (platform: string, at: Millis) => `${platform} ${at}`;

function minuteCounts(ends: readonly Millis[]): Map<Millis, MinuteCount> {
  const ended = new Map<Millis, number>();
  for (const at of ends) ended.set(minuteOf(at), (ended.get(minuteOf(at)) ?? 0) + 1);
  const usual = (at: Millis) => median(baselineMinutes(at).map((minute) => ended.get(minute) ?? 0));
  return new Map([...ended].map(([at, count]) => [at, { at, ended: count, usual: usual(at) }]));
}
