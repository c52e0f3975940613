import type { Millis } from "@/lib/time/units";
import type { Platform } from "@/lib/protocol/platform";

/** Why a connection ended. */
export const END_CAUSES = ["logout", "link_close", "timeout", "kicked", "admin_kick", "superseded", "other"] as const;
export type EndCause = (typeof END_CAUSES)[number];

/** What the fold made of an event. */
export const VERDICTS = ["applied", "echo", "stale", "unmatched", "status", "unknown", "quarantined"] as const;
export type Verdict = (typeof VERDICTS)[number];

/** A stored callback, as far as presence depends on it: neither the order nor the time of its arrival. */
export interface PresenceEvent {
  /** Hex of the event's identity; with the time it names the event within its user. */
  identity: string;
  time: Millis;
  action: string;
  reason: string;
  platform: Platform;
  rawPlatform: string | null;
  clientIp: string | null;
  customStatus: string | null;
  /** Raw spellings in the order of the callback. */
  kicked: readonly string[];
}

/** Instances per platform that the app's login policy allows; 1 for a platform that is absent. */
export type MaxInstances = Partial<Record<Platform, number>>;

/** An interval in which one client was connected. `no` counts a user's connections in fold order, from 1. */
export interface Connection {
  no: number;
  /** When it entered the fold: the start, or the end where the start is unknown. */
  at: Millis;
  platform: Platform;
  clientIp: string | null;
  startedAt: Millis | null;
  startIdentity: string | null;
  endedAt: Millis | null;
  endCause: EndCause | null;
  endIdentity: string | null;
  kickedBy: Platform | null;
}

/** One value of the custom status. `until` is null while it stands. */
export interface StatusSpan {
  no: number;
  value: string;
  /** The value that stood before; empty where none did, or where it was cleared. */
  was: string;
  at: Millis;
  until: Millis | null;
  /** True where `until` is the moment the last connection closed (presumed cleared), not a callback. */
  presumed: boolean;
}

/** An interval in which at least one connection was open. `until` is null while one is. */
export interface OnlineSpan {
  at: Millis;
  until: Millis | null;
}

/** One entry of a Login's KickedDevice. */
export interface Kick {
  /** Time and identity of the Login. */
  at: Millis;
  identity: string;
  /** Place in KickedDevice, from 0. */
  no: number;
  by: Platform;
  kicked: Platform;
  rawKicked: string;
  /** The connection that it ended; null where none was open. */
  connection: { at: Millis; no: number } | null;
}
