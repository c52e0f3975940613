import type { Moment } from "@/lib/presence/explain/message";
import { formatDate, formatOffset, formatTime } from "@/lib/time/format";
import type { Speech } from "./speech";

/** An instant within a sentence: `21:04`, `21:04:10`, `2026-11-22 21:04 (UTC+8)`. */
export function tellMoment({ moment, to, dated, zoned }: Moment, { timeZone, now, endedAt }: Speech): string {
  const date = formatDate(moment, timeZone);
  const time = formatTime(moment, timeZone, to);
  const text = date === formatDate(dated ? now : endedAt, timeZone) ? time : `${date} ${time}`;
  return zoned ? `${text} (${formatOffset(moment, timeZone)})` : text;
}
