import type { LiveAnswer, LiveEvents } from "@/lib/contracts/live";

/** `live`: messages arrive. `connecting`: not yet. `down`: lost and tried again; the caller polls meanwhile. */
export type StreamState = "connecting" | "live" | "down";

/**
 * What the tab that reads the stream sends to the others. `hello` is sent by a new tab and asks for the newest state
 * and figures.
 */
export type TabMessage =
  | { type: "hello" }
  | { type: "open" }
  | { type: "state"; data: StreamState }
  | { type: "live"; data: LiveAnswer }
  | { type: "events"; data: LiveEvents };

const STATES: readonly unknown[] = ["connecting", "live", "down"] satisfies StreamState[];

type Fields = Partial<Record<string, unknown>>;
const isObject = (value: unknown): value is Fields => typeof value === "object" && value !== null;

// These checks tell another release of the console or of the server apart. They do without the schemas of
// lib/contracts, so that zod is not downloaded; messages.test.ts compares the two.

export function isLiveAnswer(data: unknown): data is LiveAnswer {
  if (!isObject(data) || !Array.isArray(data.incidents) || !Array.isArray(data.silences)) return false;
  return typeof data.asOf === "string" && isObject(data.online) && isObject(data.perMinute);
}

export function isLiveEvents(data: unknown): data is LiveEvents {
  if (!isObject(data)) return false;
  const { events, kinds, count, users } = data;
  return Array.isArray(events) && Array.isArray(kinds) && typeof count === "number" && typeof users === "string";
}

/** A message of another tab; null if this release does not know it. */
export function readTabMessage(message: unknown): TabMessage | null {
  if (!isObject(message)) return null;
  const { type, data } = message;
  if (type === "hello" || type === "open") return { type };
  if (type === "state" && isStreamState(data)) return { type, data };
  if (type === "live" && isLiveAnswer(data)) return { type, data };
  if (type === "events" && isLiveEvents(data)) return { type, data };
  return null;
}

function isStreamState(data: unknown): data is StreamState {
  return STATES.includes(data);
}
