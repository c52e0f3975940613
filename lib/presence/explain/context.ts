import type { Platform } from "@/lib/protocol/platform";
import type { Connection, EndCause } from "../types";
import { HOUR, type Millis } from "@/lib/time/units";
import type { MinuteCount } from "./burst";

/** As much of a connection as an explanation looks at. */
export type Described = Pick<
  Connection,
  "no" | "at" | "platform" | "clientIp" | "startedAt" | "endedAt" | "endCause" | "kickedBy"
>;
export type Ended = Described & { endedAt: Millis; endCause: EndCause };

export function hasEnded<T extends Pick<Described, "endedAt" | "endCause">>(
  connection: T,
): connection is T & { endedAt: Millis; endCause: EndCause } {
  return connection.endedAt !== null && connection.endCause !== null;
}

/** A connection that began, or stood, near the one to be explained. */
export interface Nearby {
  at: Millis;
  platform: Platform;
  clientIp: string | null;
}

/** What of the same user lies around the end of a connection. */
export interface Surroundings {
  /** The first connection to begin after the end, on the same and on any platform. */
  nextSame: Nearby | null;
  nextAny: Nearby | null;
  /** Until when the absence of `nextSame` is known: now, or as far as was looked. */
  watchedUntil: Millis;
  /** Other connections that were open at the end; one may be missing, none is invented. */
  othersOpen: Nearby[];
  /** Connections on the same platform that broke within DROPS_WITHIN_MS before the end. */
  drops: number;
}

export interface ExplainContext extends Surroundings {
  /** The hour, 0 to 23, of the end in the app's time zone. */
  hour: number;
  /** How many connections of the app ended in the minute of the end, and how many usually do; null if not known. */
  minute: MinuteCount | null;
  /** For a timeout the same of the liveliest minute of the time in which the network went silent. */
  silence: MinuteCount | null;
}

/** An unstable network shows within this time. */
export const DROPS_WITHIN_MS = HOUR;
/** More breaks than this are not counted. */
export const MAX_DROPS = 50;
/** Causes by which a connection breaks, as against being ended by somebody. */
export const BREAKS: readonly EndCause[] = ["link_close", "timeout", "superseded"];

/** What lies around the end of `connection` among all connections of its user. `now` in ms since the epoch. */
export function surroundingsOf(connection: Ended, all: readonly Described[], now: Millis): Surroundings {
  const { endedAt, platform } = connection;
  const others = all.filter((c) => c.no !== connection.no);
  const later = others
    .filter((c) => c.startedAt !== null && c.at >= endedAt && (c.at > connection.at || c.no > connection.no))
    .sort(byEntry);
  const open = others.filter((c) => c.at < endedAt && (c.endedAt === null || c.endedAt > endedAt)).sort(byEntry);
  const drops = others.filter(
    (c) =>
      hasEnded(c) &&
      c.platform === platform &&
      BREAKS.includes(c.endCause) &&
      c.endedAt < endedAt &&
      c.endedAt >= endedAt - DROPS_WITHIN_MS,
  );
  return {
    nextSame: nearby(later.find((c) => c.platform === platform)),
    nextAny: nearby(later[0]),
    watchedUntil: now,
    othersOpen: open.map(({ at, platform: on, clientIp }) => ({ at, platform: on, clientIp })),
    drops: Math.min(drops.length, MAX_DROPS),
  };
}

const byEntry = (a: Described, b: Described) => a.at - b.at || a.no - b.no;

function nearby(connection: Described | undefined): Nearby | null {
  return connection === undefined
    ? null
    : { at: connection.at, platform: connection.platform, clientIp: connection.clientIp };
}
