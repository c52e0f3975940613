import type { Platform } from "@/lib/protocol/platform";
import type { EndCause } from "../types";
import { type Millis, SECOND } from "@/lib/time/units";
import { isBurst, type MinuteCount } from "./burst";
import { classOf, type ClientClass } from "./codes";
import type { Ended, ExplainContext, Nearby } from "./context";

/** How an address compares with the one before; `unknown` where a callback carried none. */
export type Address = "same" | "other" | "unknown";

/** What the rules may ask about: everything in terms of the connection, nothing of the clock. Lengths in ms. */
export interface Facts {
  cause: EndCause;
  platform: Platform;
  client: ClientClass;
  endedAt: Millis;
  /** How long it stood; null where its start is unknown. */
  lasted: Millis | null;
  /** The next connection on the same platform: how long after, and from which address. Null: none seen. */
  back: { after: Millis; address: Address } | null;
  /** At least for this long there was no connection on the same platform. */
  away: Millis;
  /** The next connection, where it is on another platform. */
  elsewhere: { after: Millis; platform: Platform } | null;
  /** Another connection that stood on, from the address this one had. */
  neighbour: Nearby | null;
  /** Breaks on this platform within the hour before. */
  drops: number;
  hour: number;
  /** The login that kicked it. */
  kicker: { samePlatform: boolean; address: Address } | null;
  /** Far more connections than usual ended at the end, or when the network went silent. */
  burst: { when: "end" | "silence"; count: MinuteCount } | null;
}

/** The other callback of a kick comes within this time. */
const KICK_WITHIN_MS = 5 * SECOND;
/** From so many breaks within the hour before on, the network is unstable. */
const MANY_DROPS = 3;

export const isUnstable = ({ drops }: Facts): boolean => drops >= MANY_DROPS;
/** Devices lie unused, as far as the app's own time zone tells. */
export const isNight = ({ hour }: Facts): boolean => hour >= 23 || hour < 6;
/** A login follows a logout so closely that the logout may have been an old SDK's word for being kicked. */
export const looksKicked = ({ cause, elsewhere }: Facts): boolean =>
  cause === "logout" && elsewhere !== null && elsewhere.after <= KICK_WITHIN_MS;

/** Reads the facts off a connection and what is around it. */
export function factsOf(connection: Ended, context: ExplainContext): Facts {
  const { endedAt, platform, clientIp, startedAt, endCause } = connection;
  const { nextSame, nextAny } = context;
  return {
    cause: endCause,
    platform,
    client: classOf(platform),
    endedAt,
    lasted: startedAt === null ? null : endedAt - startedAt,
    back: nextSame && { after: nextSame.at - endedAt, address: compare(clientIp, nextSame.clientIp) },
    away: Math.max(0, (nextSame?.at ?? context.watchedUntil) - endedAt),
    elsewhere:
      nextAny && nextAny.platform !== platform ? { after: nextAny.at - endedAt, platform: nextAny.platform } : null,
    neighbour: context.othersOpen.find((other) => compare(clientIp, other.clientIp) === "same") ?? null,
    drops: context.drops,
    hour: context.hour,
    kicker: kickerOf(connection, context),
    burst: burstOf(context),
  };
}

/** Whether two addresses are the same, as far as both are known. */
export function compare(a: string | null, b: string | null): Address {
  if (a === null || b === null) return "unknown";
  return a === b ? "same" : "other";
}

function kickerOf({ kickedBy, platform, endedAt, clientIp }: Ended, { nextAny }: ExplainContext): Facts["kicker"] {
  if (kickedBy === null) return null;
  const login =
    nextAny !== null && nextAny.platform === kickedBy && nextAny.at - endedAt <= KICK_WITHIN_MS ? nextAny : null;
  return { samePlatform: kickedBy === platform, address: compare(clientIp, login?.clientIp ?? null) };
}

function burstOf({ minute, silence }: ExplainContext): Facts["burst"] {
  if (isBurst(minute)) return { when: "end", count: minute };
  return isBurst(silence) ? { when: "silence", count: silence } : null;
}
