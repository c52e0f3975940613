import type { EndCause } from "@/lib/presence/types";
import { HOUR } from "@/lib/time/units";

// Values of the contracts that the browser needs when it runs. They are apart from the schemas, so that zod is not
// downloaded with them.

/** What proves that a callback comes from Tencent: the signature by a token, or the secret in the path. */
export const PROTECTIONS = ["token", "path"] as const;

export const USER_STATES = ["online", "unverified", "offline"] as const;
export const USER_BACKS = ["back", "away", "stayed"] as const;
/** Figures of a user in a range (docs/presence.md "Figures of a user"). */
export const USER_FIGURES = ["disconnects", "kicks", "reconnections", "flappingHours"] as const;
export const USER_SORTS = [
  "online",
  "lastEvent",
  "onlineSince",
  "lastEnd",
  "firstSeen",
  "userId",
  ...USER_FIGURES,
] as const;
/** What the figures count: ends by a Disconnect callback, and ends after which the client is likely to reconnect. */
export const DISCONNECT_CAUSES = ["link_close", "timeout", "other"] as const satisfies readonly EndCause[];
export const RECONNECTION_CAUSE = "superseded" satisfies EndCause;
export const FLAPPING_CAUSES = ["link_close", "timeout", "superseded"] as const satisfies readonly EndCause[];

/** Lists whose rows can be compared with the rest of their range, and what they are compared by. */
export const COMPARED = ["connections", "events"] as const;
export const CONNECTION_DIMENSIONS = [
  "platform",
  "network",
  "networkName",
  "cause",
  "hour",
  "duration",
  "previousCause",
  "kickedBy",
  "status",
] as const;
export const EVENT_DIMENSIONS = ["platform", "network", "networkName", "action", "reason", "hour", "status"] as const;

/** Kinds of files that name networks, and the largest such file. */
export const NETWORK_KINDS = ["csv", "mmdb"] as const;
export const MAX_NETWORK_FILE_BYTES = 32 << 20;

/** Why a callback is rejected. */
export const REJECT_CAUSES = [
  "method",
  "app",
  "secret",
  "signature",
  "too_large",
  "not_json",
  "field",
  "before_horizon",
  "erased",
  "paused",
] as const;

/** What `GET stats/events` counts: logins, ended connections by cause, and changes of the custom status. */
export const EVENT_COUNTS = [
  "login",
  "logout",
  "link_close",
  "timeout",
  "kicked",
  "admin_kick",
  "superseded",
  "other",
  "status",
] as const;

/** Times within which users come back after they went offline, in milliseconds. */
export const BACK_WITHIN_MS = [30_000, 60_000, 120_000, 300_000, 600_000, 900_000, 1_800_000, 3_600_000] as const;

/** Time before an incident whose ended connections give the usual numbers of a part of it, in milliseconds. */
export const USUAL_PART_MS = HOUR;

export const MIN_PASSWORD_LENGTH = 12;
export const MAX_PASSWORD_LENGTH = 128;
export const MAX_PASSKEYS = 20;
export const MAX_PASSKEY_NAME = 60;
/** Longest name of a person. */
export const MAX_NAME_LENGTH = 100;

/** Maximum length of the text of a marker, in characters. */
export const MAX_MARKER_TEXT = 200;

/** Whether an API token works, works for a few more days (TOKEN_WARNING_DAYS), or works no more. */
export const TOKEN_STATES = ["active", "expiring", "expired"] as const;
export const TOKEN_WARNING_DAYS = 7;
export const MAX_TOKEN_DAYS = 3_650;
/** A token that a person makes for themselves lasts for so long, and at most for a year. */
export const OWN_TOKEN_DAYS = 90;
export const MAX_OWN_TOKEN_DAYS = 366;
/** How long the old secret may work after a rotation. */
export const MAX_TOKEN_GRACE_HOURS = 168;
/** A shorter API token of the environment is not accepted. */
export const MIN_TOKEN_LENGTH = 32;
