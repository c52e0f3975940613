import { toServerTime, useNow } from "@/lib/client/time/now";
import { useZone } from "@/lib/client/time/zone";
import { formatDate, formatFull, formatTime } from "@/lib/time/format";

/** A time to the minute, with its date if that is not today. `local`: by the browser's clock. */
export function Minute({ at, local = false }: { at: number; local?: boolean }) {
  const { zone } = useZone();
  const now = useNow();
  if (zone === null || now === null) return null;
  const shown = local ? toServerTime(at) : at;
  const date = formatDate(shown, zone);
  const time = formatTime(shown, zone, "minute");
  return (
    <time dateTime={new Date(shown).toISOString()} title={formatFull(shown, zone)}>
      {date === formatDate(now, zone) ? time : `${date} ${time}`}
    </time>
  );
}
