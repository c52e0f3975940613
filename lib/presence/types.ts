import type { Millis } from "@/lib/time/units";
import type { Platform } from "@/lib/protocol/platform";

/** Why a connection ended. */
export const END_CAUSES = ["logout", "link_close", "timeout", "kicked", "admin_kick", "superseded", "other"] as const;
export type EndCause = (typeof END_CAUSES)[number];

/** The result of the fold for an event. */
export const VERDICTS = ["applied", "echo", "stale", "unmatched", "status", "unknown", "quarantined"] as const;
export type Verdict = (typeof VERDICTS)[number];

/** The fields of a stored callback that presence depends on. Order and time of arrival are not among them. */
export interface PresenceEvent {
  /** The event's identity in hex. Together with the time it is unique per user. */
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
  /** The start, or the end if the start is unknown. */
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

/** One value of the custom status. `until` is null for the current value. */
export interface StatusSpan {
  no: number;
  value: string;
  /** The previous value. Empty if there was none or it was cleared. */
  was: string;
  at: Millis;
  until: Millis | null;
  /** True if `until` is the end of the last connection (presumed cleared), not the time of a callback. */
  presumed: boolean;
}

/** An interval with at least one open connection. `until` is null if it goes on. */
export interface OnlineSpan {
  at: Millis;
  until: Millis | null;
}

/** One entry of a Login's KickedDevice. */
export interface Kick {
  /** Time and identity of the Login. */
  at: Millis;
  identity: string;
  /** Index in KickedDevice, from 0. */
  no: number;
  by: Platform;
  kicked: Platform;
  rawKicked: string;
  /** The connection that it ended. Null if none was open. */
  connection: { at: Millis; no: number } | null;
}
