import type { Connection } from "@/lib/contracts/user";

/** Which sentence says how the newest connection ended, and what to fill it with. */
export interface OfflineReason {
  sentence:
    | "why_logout"
    | "why_kicked"
    | "why_kicked_unknown"
    | "why_admin_kick"
    | "why_timeout"
    | "why_link_close"
    | "why_link_close_web"
    | "why_superseded"
    | "why_other";
  /** ISO 8601: since when the user is offline, as far as is known. */
  since: string;
  /** The moment itself is not known, only a window it lies in. */
  about: boolean;
  from: string;
  to: string;
}

/**
 * How an ended connection is told of, never more certain than the callbacks: a timeout means that the client
 * went silent 400 to 280 s before it was noticed; a broken link may be older than its callback.
 * @returns null for a connection that is still open
 */
export function offlineReason(connection: Connection): OfflineReason | null {
  const { endedAt, endCause, offlineWindow, kickedBy, platform } = connection;
  if (endedAt === null || endCause === null) return null;
  const from = offlineWindow?.from ?? endedAt;
  const to = offlineWindow?.to ?? endedAt;
  const exact = { since: endedAt, about: false, from, to };
  switch (endCause) {
    case "logout":
      return { sentence: "why_logout", ...exact };
    case "kicked":
      return { sentence: kickedBy ? "why_kicked" : "why_kicked_unknown", ...exact };
    case "admin_kick":
      return { sentence: "why_admin_kick", ...exact };
    case "timeout":
      return { sentence: "why_timeout", since: from, about: true, from, to };
    case "link_close":
      return { sentence: platform === "web" ? "why_link_close_web" : "why_link_close", ...exact, about: true };
    case "superseded":
      return { sentence: "why_superseded", ...exact, about: true };
    case "other":
      return { sentence: "why_other", ...exact, about: true };
  }
}
