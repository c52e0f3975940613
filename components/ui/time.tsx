"use client";

import { useLocale } from "next-intl";
import { formatTime, formatFull, formatInstant } from "@/lib/time/format";
import { useNow } from "@/lib/client/time/now";
import { formatAgo } from "@/lib/client/time/span";
import { useZone } from "@/lib/client/time/zone";
import classes from "./ui.module.css";

interface TimeProps {
  /** ISO 8601, as in API answers. */
  at: string;
  /** Adds the relative time. */
  ago?: boolean;
  /** Shows the time of day only. The date is elsewhere. */
  clock?: boolean;
}

/** An instant in the chosen zone. The full time appears on hover. */
export function Time({ at, ago = false, clock = false }: TimeProps) {
  const { zone } = useZone();
  const now = useNow();
  const locale = useLocale();
  if (!zone || now === null) return null;
  const ms = Date.parse(at);
  return (
    <>
      <time dateTime={at} title={formatFull(ms, zone)} className={classes.time}>
        {clock ? formatTime(ms, zone) : formatInstant(ms, zone, now)}
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
