import { normalizePlatform } from "@/lib/protocol/platform";
import { byStart, type Draft } from "./draft";
import type { Connection, EndCause, MaxInstances, PresenceEvent, Verdict } from "./types";

/**
 * A younger connection cannot have been silent for 400 s. The clocks may differ by 10 s (docs/presence.md "The fold").
 */
export const MIN_TIMEOUT_AGE_MS = 390_000;

/** The cause for each documented reason of a Disconnect. Any other reason becomes `other`; the event keeps its text. */
const DISCONNECT_CAUSES: Record<string, EndCause> = { LinkClose: "link_close", TimeOut: "timeout" };

/** Applies one event to the draft by docs/presence.md "The fold". Returns its verdict. Events come in fold order. */
export function applyEvent(draft: Draft, event: PresenceEvent, policy: MaxInstances): Verdict {
  draft.beginEvent(event);
  const verdict = decide(draft, event, policy);
  draft.endEvent(event);
  return verdict;
}

function decide(draft: Draft, event: PresenceEvent, policy: MaxInstances): Verdict {
  switch (event.action) {
    case "Login":
      return login(draft, event, policy);
    case "Logout":
      return logout(draft, event);
    case "Disconnect":
      return disconnect(draft, event);
    case "CustomStatusChange":
      draft.setStatus(event);
      return "status";
    default:
      return "unknown";
  }
}

function login(draft: Draft, event: PresenceEvent, policy: MaxInstances): Verdict {
  event.kicked.forEach((raw, index) => {
    const platform = normalizePlatform(raw);
    const oldest = draft.openConnectionsOn(platform).sort(byStart)[0];
    if (oldest !== undefined) {
      draft.closeConnection(oldest, event, "kicked", event.platform);
      draft.recordKick(event, index, platform, oldest);
      return;
    }
    // An old SDK's Logout of the kicked device may come before the Login that kicked it.
    const loggedOut = draft
      .recentEnds(platform, "logout")
      .sort((a, b) => byStart(a.connection, b.connection))
      .at(-1);
    if (loggedOut !== undefined) draft.turnIntoKick(loggedOut, event.platform);
    draft.recordKick(event, index, platform, loggedOut?.connection ?? null);
  });
  const allowed = policy[event.platform] ?? 1;
  const open = draft.openConnectionsOn(event.platform).sort(byStart);
  for (const reconnected of open.slice(0, Math.max(0, open.length - allowed + 1))) {
    draft.closeConnection(reconnected, event, "superseded", null);
  }
  draft.openConnection(event);
  return "applied";
}

function logout(draft: Draft, event: PresenceEvent): Verdict {
  if (event.reason === "OpenKickInstance" || event.platform === "rest") {
    const open = [...draft.openConnections];
    for (const connection of open) draft.closeConnection(connection, event, "admin_kick", null);
    return open.length > 0 ? "applied" : "unmatched";
  }
  const kicked = draft
    .recentEnds(event.platform, "kicked")
    .filter((end) => !end.logoutSeen)
    .sort((a, b) => byStart(a.connection, b.connection))[0];
  if (kicked !== undefined && !isAboutNewcomer(draft, event, kicked.connection)) {
    draft.matchEcho(kicked);
    return "echo";
  }
  return closeOne(draft, event, "logout", candidates(draft, event));
}

/** Whether another client has taken the place of the kicked device, and the Logout comes from that client's address. */
function isAboutNewcomer(draft: Draft, event: PresenceEvent, kicked: Connection): boolean {
  return (
    event.clientIp !== null &&
    event.clientIp !== kicked.clientIp &&
    draft.openConnectionsOn(event.platform).some((c) => c.clientIp === event.clientIp)
  );
}

function disconnect(draft: Draft, event: PresenceEvent): Verdict {
  const cause = DISCONNECT_CAUSES[event.reason] ?? "other";
  const open = candidates(draft, event);
  if (cause !== "timeout" || open.length === 0) return closeOne(draft, event, cause, open);
  const silent = open.filter((c) => c.startedAt === null || c.startedAt <= event.time - MIN_TIMEOUT_AGE_MS);
  return silent.length > 0 ? closeOne(draft, event, cause, silent) : "stale";
}

/**
 * The open connections that an end event may refer to. Without a known platform, only a single connection is
 * unambiguous.
 */
function candidates(draft: Draft, event: PresenceEvent): Connection[] {
  const open = draft.openConnectionsOn(event.platform);
  const guess = event.platform === "unknown" && open.length === 0 && draft.openConnections.length === 1;
  return guess ? [...draft.openConnections] : open;
}

function closeOne(draft: Draft, event: PresenceEvent, cause: EndCause, open: readonly Connection[]): Verdict {
  const sameAddress = open.filter((c) => c.clientIp !== null && c.clientIp === event.clientIp);
  const chosen = [...(sameAddress.length > 0 ? sameAddress : open)].sort(byStart)[0];
  if (chosen !== undefined) {
    draft.closeConnection(chosen, event, cause, null);
    return "applied";
  }
  if (draft.wasConnectedOn(event.platform)) return "unmatched";
  draft.recordEndOnly(event, cause);
  return "applied";
}
