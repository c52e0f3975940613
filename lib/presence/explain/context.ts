import type { Platform } from "@/lib/protocol/platform";
import { HOUR, type Millis } from "@/lib/time/units";
import type { Connection, EndCause } from "../types";
import type { MinuteCount } from "./burst";

/** The fields of a connection that an explanation depends on. */
export type ConnectionSummary = Pick<
  Connection,
  "no" | "at" | "platform" | "clientIp" | "startedAt" | "endedAt" | "endCause" | "kickedBy"
>;
export type EndedConnection = ConnectionSummary & { endedAt: Millis; endCause: EndCause };

export function hasEnded<T extends Pick<ConnectionSummary, "endedAt" | "endCause">>(
  connection: T,
): connection is T & { endedAt: Millis; endCause: EndCause } {
  return connection.endedAt !== null && connection.endCause !== null;
}

/** Another connection of the same user, near the end that is explained. */
export interface NearbyConnection {
  at: Millis;
  platform: Platform;
  clientIp: string | null;
}

/** The user's other connections around the end of a connection. */
export interface UserContext {
  /** The first connection that begins after the end, on the same platform and on any platform. */
  nextSame: NearbyConnection | null;
  nextAny: NearbyConnection | null;
  /** Until this time it is known that `nextSame` does not exist. */
  observedUntil: Millis;
  /** Other connections that were open at the end. The list can be incomplete, but never contains a wrong one. */
  othersOpen: NearbyConnection[];
  /** Connections on the same platform that broke within DROPS_WINDOW_MS before the end. */
  drops: number;
}

export interface ExplainContext extends UserContext {
  /** The hour, 0 to 23, of the end in the app's time zone. */
  hour: number;
  /** The ends of the app in the minute of the end; null if unknown, or too few to compare. */
  minute: MinuteCount | null;
  /** For a timeout: the busiest minute of an incident in which the network may have gone silent. */
  silence: MinuteCount | null;
}

/** An unstable network breaks several connections within this time. */
export const DROPS_WINDOW_MS = HOUR;
/** Drops are counted up to this number. */
export const MAX_DROPS = 50;
/** Causes by which a connection breaks, as opposed to being ended by a person. */
export const BREAKS: readonly EndCause[] = ["link_close", "timeout", "superseded"];

/** The context of `connection` among `all` connections of its user. `now` in ms since the epoch. */
export function userContextOf(
  connection: EndedConnection,
  all: readonly ConnectionSummary[],
  now: Millis,
): UserContext {
  const { endedAt, platform } = connection;
  const others = all.filter((c) => c.no !== connection.no);
  const later = others
    .filter((c) => c.startedAt !== null && c.at >= endedAt && (c.at > connection.at || c.no > connection.no))
    .sort(byStart);
  const open = others.filter((c) => c.at < endedAt && (c.endedAt === null || c.endedAt > endedAt)).sort(byStart);
  const drops = others.filter(
    (c) =>
      hasEnded(c) &&
      c.platform === platform &&
      BREAKS.includes(c.endCause) &&
      c.endedAt < endedAt &&
      c.endedAt >= endedAt - DROPS_WINDOW_MS,
  );
  return {
    nextSame: nearby(later.find((c) => c.platform === platform)),
    nextAny: nearby(later[0]),
    observedUntil: now,
    othersOpen: open.map(({ at, platform: on, clientIp }) => ({ at, platform: on, clientIp })),
    drops: Math.min(drops.length, MAX_DROPS),
  };
}

const byStart = (a: ConnectionSummary, b: ConnectionSummary) => a.at - b.at || a.no - b.no;

function nearby(connection: ConnectionSummary | undefined): NearbyConnection | null {
  return connection === undefined
    ? null
    : { at: connection.at, platform: connection.platform, clientIp: connection.clientIp };
}
