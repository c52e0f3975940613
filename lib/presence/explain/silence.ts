import { MINUTE, type Millis } from "@/lib/time/units";
import { offlineWindow } from "../window";
import { isBurst, minuteOf, type MinuteCount } from "./burst";
import type { EndedConnection } from "./context";

/** The minutes in which the network of a connection that timed out may have gone silent; none for other causes. */
export function silentMinutes(connection: EndedConnection): Millis[] {
  const window = connection.endCause === "timeout" ? offlineWindow(connection) : null;
  if (window === null) return [];
  const minutes: Millis[] = [];
  for (let at = minuteOf(window.from); at <= window.to; at += MINUTE) minutes.push(at);
  return minutes;
}

/** The silent minute of an incident in which most connections of the app ended; null if there is none. */
export function silenceOf(connection: EndedConnection, minutes: ReadonlyMap<Millis, MinuteCount>): MinuteCount | null {
  const known = silentMinutes(connection)
    .flatMap((at) => minutes.get(at) ?? [])
    .filter(isBurst);
  return known.sort((a, b) => b.ended - a.ended)[0] ?? null;
}
