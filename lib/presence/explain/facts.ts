import type { Platform } from "@/lib/protocol/platform";
import { SECOND, type Millis } from "@/lib/time/units";
import type { EndCause } from "../types";
import { isBurst, type Burst } from "./burst";
import { classOf, type ClientClass } from "./codes";
import type { EndedConnection, ExplainContext, NearbyConnection } from "./context";

/** Compares two addresses; `unknown` if a callback carried none. */
export type AddressMatch = "same" | "other" | "unknown";

/** The input of the evidence rules. All times are relative to the end of the connection, in ms. */
export interface Facts {
  cause: EndCause;
  platform: Platform;
  client: ClientClass;
  /** How long the connection was open; null if its start is unknown. */
  duration: Millis | null;
  /** The next connection on the same platform; null if there is none yet. */
  reconnect: { after: Millis; address: AddressMatch } | null;
  /** For at least this long there was no connection on the same platform. */
  absence: Millis;
  /** The next connection, if it is on another platform. */
  otherPlatform: { after: Millis; platform: Platform } | null;
  /** A connection from the same address that stayed open. */
  sameNetwork: NearbyConnection | null;
  /** Breaks on this platform within the hour before. */
  drops: number;
  /** 0 to 23, in the app's time zone. */
  hour: number;
  /** The login that kicked the connection. */
  kicker: { samePlatform: boolean; address: AddressMatch } | null;
  /** A burst in the minute of the end, or in the minute in which the network went silent. */
  burst: { when: "end" | "silence"; count: Burst } | null;
}

/** The two callbacks of a kick come within this time. */
const KICK_WITHIN_MS = 5 * SECOND;
/** A network with this many breaks within an hour is unstable. */
const MIN_UNSTABLE_DROPS = 3;

export const isUnstable = ({ drops }: Facts): boolean => drops >= MIN_UNSTABLE_DROPS;
/** The hours in which most devices are not in use. */
export const isNight = ({ hour }: Facts): boolean => hour >= 23 || hour < 6;
/** An old SDK sends a Logout for a device that is kicked, right before the Login of the other device. */
export const mayBeKick = ({ cause, otherPlatform }: Facts): boolean =>
  cause === "logout" && otherPlatform !== null && otherPlatform.after <= KICK_WITHIN_MS;

/** Derives the facts from a connection and its context. */
export function factsOf(connection: EndedConnection, context: ExplainContext): Facts {
  const { endedAt, platform, clientIp, startedAt, endCause } = connection;
  const { nextSame, nextAny } = context;
  return {
    cause: endCause,
    platform,
    client: classOf(platform),
    duration: startedAt === null ? null : endedAt - startedAt,
    reconnect: nextSame && {
      after: nextSame.at - endedAt,
      address: compareAddresses(clientIp, nextSame.clientIp),
    },
    absence: Math.max(0, (nextSame?.at ?? context.observedUntil) - endedAt),
    otherPlatform:
      nextAny && nextAny.platform !== platform ? { after: nextAny.at - endedAt, platform: nextAny.platform } : null,
    sameNetwork: context.othersOpen.find((other) => compareAddresses(clientIp, other.clientIp) === "same") ?? null,
    drops: context.drops,
    hour: context.hour,
    kicker: kickerOf(connection, context),
    burst: burstOf(context),
  };
}

export function compareAddresses(a: string | null, b: string | null): AddressMatch {
  if (a === null || b === null) return "unknown";
  return a === b ? "same" : "other";
}

function kickerOf(
  { kickedBy, platform, endedAt, clientIp }: EndedConnection,
  { nextAny }: ExplainContext,
): Facts["kicker"] {
  if (kickedBy === null) return null;
  const login =
    nextAny !== null && nextAny.platform === kickedBy && nextAny.at - endedAt <= KICK_WITHIN_MS ? nextAny : null;
  return { samePlatform: kickedBy === platform, address: compareAddresses(clientIp, login?.clientIp ?? null) };
}

function burstOf({ minute, silence }: ExplainContext): Facts["burst"] {
  if (isBurst(minute)) return { when: "end", count: minute };
  return isBurst(silence) ? { when: "silence", count: silence } : null;
}
