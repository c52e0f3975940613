import type { Millis } from "@/lib/time/units";
import { clientAt, type ClientState } from "../moment";
import type { ConnectionSummary } from "./context";
import type { Explanation } from "./explain";
import { message, toSecond, type Message } from "./message";

/**
 * The state of a user at an instant. `uncertain` and `unreachable`: no open connection has a client that is certainly
 * there, because the network went silent. `unseen`: before the first callback about the user.
 */
export const MOMENT_STATES = ["online", "uncertain", "unreachable", "offline", "unseen"] as const;
export type MomentState = (typeof MOMENT_STATES)[number];

/** A connection and the explanation of its end, which is null while it is open. */
export interface Explained {
  connection: ConnectionSummary;
  explanation: Explanation | null;
}

export interface MomentInput {
  at: Millis;
  firstSeenAt: Millis;
  /** The connections that were open, whether or not they have ended since. */
  open: readonly Explained[];
  /** The newest end before, or null. */
  lastEnd: Explained | null;
  /** The first connection that began after; null if there is none. */
  nextStart: ConnectionSummary | null;
  /** A connection of unknown start that ended before that; null if there is none. */
  nextUnknownStart: ConnectionSummary | null;
}

/** The state at an instant, before translation (docs/presence.md "Moments"). */
export interface MomentText {
  state: MomentState;
  headline: Message;
  lines: Message[];
}

/** The verdict on a moment: one sentence, and a line for each fact behind it. */
export function describeMoment(input: MomentInput): MomentText {
  const clients = input.open.map(({ connection }) => judge(connection, input.at));
  if (clients.some((client) => client === "connected")) return whileOnline(input, "online");
  if (clients.some((client) => client === "uncertain")) return whileOnline(input, "uncertain");
  if (clients.length > 0) return whileOnline(input, "unreachable");
  return input.at < input.firstSeenAt ? beforeFirstEvent(input) : whileOffline(input);
}

/** A closed link was most likely noticed at once, so only a timeout casts doubt on the time before it. */
function judge(connection: ConnectionSummary, at: Millis): ClientState {
  const client = clientAt(connection, at);
  return client === "uncertain" && connection.endCause !== "timeout" ? "connected" : client;
}

const dated = (at: Millis) => ({ ...toSecond(at), showDate: true });
const platformsOf = (connections: readonly Explained[]) => [
  ...new Set(connections.map(({ connection }) => connection.platform)),
];

function whileOnline({ at, open }: MomentInput, state: "online" | "uncertain" | "unreachable"): MomentText {
  const only = open.length === 1 ? open[0] : undefined;
  const window = open[0]?.explanation?.offlineWindow;
  const headline = message(`moment.${state}`, {
    at: dated(at),
    platforms: { platforms: platformsOf(open) },
    single: only === undefined ? "no" : "yes",
    since: toSecond(only?.connection.startedAt ?? at),
    from: toSecond(window?.from ?? at),
    to: toSecond(window?.to ?? at),
  });
  return { state, headline, lines: open.flatMap((one) => linesOf(one, at, only === undefined)) };
}

/** How a connection that was open went on. `named`: with its start, if it is one of several. */
function linesOf({ connection, explanation }: Explained, at: Millis, named: boolean): Message[] {
  const platform = { platform: connection.platform };
  const start = message("moment.since", { platform, since: toSecond(connection.startedAt ?? at) });
  if (explanation === null) return [...(named ? [start] : []), message("moment.still_open", { platform })];
  const { offlineWindow } = explanation;
  const doubt = message("moment.window", {
    platform,
    cause: explanation.cause,
    from: toSecond(offlineWindow.from),
    to: toSecond(offlineWindow.to),
  });
  const inWindow = at >= offlineWindow.from && offlineWindow.from < offlineWindow.to;
  return [...(named ? [start] : []), endLine({ connection, explanation }), ...(inWindow ? [doubt] : [])];
}

function endLine({ connection, explanation }: { connection: ConnectionSummary; explanation: Explanation }): Message {
  const first = explanation.reasons[0];
  return message("moment.end", {
    platform: { platform: connection.platform },
    end: toSecond(connection.endedAt ?? 0),
    cause: { text: `cause.${explanation.cause}` },
    reason: { text: `reason.${first?.code ?? "unknown"}.name` },
    percent: Math.round((first?.likelihood ?? 0) * 100),
  });
}

function whileOffline({ at, lastEnd, nextStart, nextUnknownStart }: MomentInput): MomentText {
  const headline = message("moment.offline", {
    known: lastEnd === null ? "no" : "yes",
    at: dated(at),
    since: toSecond(lastEnd?.connection.endedAt ?? at),
    back: nextStart === null ? "no" : "yes",
    until: toSecond(nextStart?.at ?? at),
    platform: { platform: nextStart?.platform ?? "unknown" },
  });
  const end = lastEnd?.explanation ? [endLine({ ...lastEnd, explanation: lastEnd.explanation })] : [];
  return { state: "offline", headline, lines: [...end, ...unknownStartLine(nextUnknownStart)] };
}

function beforeFirstEvent({ at, firstSeenAt, nextUnknownStart }: MomentInput): MomentText {
  const headline = message("moment.unseen", { at: dated(at), first: dated(firstSeenAt) });
  return { state: "unseen", headline, lines: unknownStartLine(nextUnknownStart) };
}

function unknownStartLine(connection: ConnectionSummary | null): Message[] {
  if (connection === null) return [];
  const { platform, at } = connection;
  return [message("moment.unknown_start", { platform: { platform }, end: toSecond(at) })];
}
