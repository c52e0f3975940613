"use client";

import { useLocale } from "next-intl";
import { formatFull, formatTime } from "@/lib/time/format";
import { useNow } from "@/lib/client/time/now";
import { formatAgo } from "@/lib/client/time/span";
import { useZone } from "@/lib/client/time/zone";
import { useTimeText, type Precision, type TimePlace } from "./use-time-text";
import classes from "./ui.module.css";

interface TimeProps {
  /** ISO 8601, as in API answers. */
  at: string;
  /** Adds the relative time. */
  ago?: boolean;
  /** Shows the time of day only, with seconds. The date is elsewhere. */
  clock?: boolean;
  /** Minutes in a summary, seconds in evidence. */
  precision?: Precision;
  /** Every time within a sentence needs `sentence`. */
  place?: TimePlace;
}

/** An instant in the chosen zone: "Today 01:26". The full time appears on hover. */
export function Time({ at, ago = false, clock = false, precision = "minute", place = "value" }: TimeProps) {
  const { zone } = useZone();
  const now = useNow();
  const locale = useLocale();
  const write = useTimeText(place);
  if (!zone || now === null) return null;
  const ms = Date.parse(at);
  return (
    <>
      <time dateTime={at} title={formatFull(ms, zone)} className={classes.time}>
        {clock ? formatTime(ms, zone) : write(ms, precision)}
      </time>
      {ago && <span className={classes.ago}>{formatAgo(ms, now, locale)}</span>}
    </>
  );
}

/** The relative time only. The full time appears on hover. */
export function Ago({ at }: { at: string }) {
  const { zone } = useZone();
  const now = useNow();
  const locale = useLocale();
  if (!zone || now === null) return null;
  const ms = Date.parse(at);
  return (
    <time dateTime={at} title={formatFull(ms, zone)} className={classes.time}>
      {formatAgo(ms, now, locale)}
    </time>
  );
}
