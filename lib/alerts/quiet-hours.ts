import { DAY, MINUTE, type Millis } from "@/lib/time/units";
import { wallClock } from "@/lib/time/zone";

/** Minutes of the day. `from` after `to` spans midnight; equal ends are a whole day. */
export interface QuietHours {
  from: number;
  to: number;
}

const DAY_MINUTES = DAY / MINUTE;

/** When a message may go out: `now`, or the end of the quiet hours of the zone and of the snooze. */
export function dueAt(
  now: Millis,
  { quietHours, snoozedUntil }: { quietHours: QuietHours | null; snoozedUntil: Millis | null },
  timeZone: string,
): Millis {
  const awake = Math.max(now, snoozedUntil ?? now);
  return quietHours === null ? awake : quietUntil(awake, quietHours, timeZone);
}

/** The end of the quiet hours that contain `at`; `at` itself outside of them. */
function quietUntil(at: Millis, { from, to }: QuietHours, timeZone: string): Millis {
  const { hour, minute } = wallClock(at, timeZone);
  const time = Number(hour) * 60 + Number(minute);
  const past = (time - from + DAY_MINUTES) % DAY_MINUTES;
  const length = (to - from + DAY_MINUTES) % DAY_MINUTES || DAY_MINUTES;
  return past < length ? Math.floor(at / MINUTE) * MINUTE + (length - past) * MINUTE : at;
}
