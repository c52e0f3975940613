import type { InstantValue } from "@/lib/presence/explain/message";
import { formatDate, formatOffset, formatTime } from "@/lib/time/format";
import type { RenderOptions } from "./render-options";

/** `21:04`, `21:04:10`, `2026-11-22 21:04 (UTC+8)` */
export function formatInstantValue(
  { instant, precision, showDate, showZone }: InstantValue,
  { timeZone, now, endedAt }: RenderOptions,
): string {
  const date = formatDate(instant, timeZone);
  const time = formatTime(instant, timeZone, precision);
  const text = date === formatDate(showDate ? now : endedAt, timeZone) ? time : `${date} ${time}`;
  return showZone ? `${text} (${formatOffset(instant, timeZone)})` : text;
}
