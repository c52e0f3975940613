import { minuteOf, type MinuteCount } from "./burst";
import { MINUTE, type Millis } from "@/lib/time/units";
import { offlineWindow } from "../window";
import type { Ended } from "./context";

/** The minutes in which the network of a connection that timed out may have gone silent; none for any other end. */
export function silentMinutes(connection: Ended): Millis[] {
  const window = connection.endCause === "timeout" ? offlineWindow(connection) : null;
  if (window === null) return [];
  const minutes: Millis[] = [];
  for (let at = minuteOf(window.from); at <= window.to; at += MINUTE) minutes.push(at);
  return minutes;
}

/** The liveliest of the minutes a connection may have gone silent in; null where none is known. */
export function silenceOf(connection: Ended, minutes: ReadonlyMap<Millis, MinuteCount>): MinuteCount | null {
  const known = silentMinutes(connection).flatMap((at) => minutes.get(at) ?? []);
  return known.sort((a, b) => b.ended - a.ended)[0] ?? null;
}
