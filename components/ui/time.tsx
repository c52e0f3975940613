"use client";

import { useLocale } from "next-intl";
import { formatClock, formatFull, formatInstant } from "@/lib/client/time/format";
import { useNow } from "@/lib/client/time/now";
import { formatAgo } from "@/lib/client/time/span";
import { useZone } from "@/lib/client/time/zone";
import classes from "./ui.module.css";

interface TimeProps {
  /** ISO 8601, as every answer has it. */
  at: string;
  /** Relative time beside the absolute one. */
  ago?: boolean;
  /** The time of day alone, where the date stands elsewhere. */
  clock?: boolean;
}

/** An instant in the chosen zone; hovering it shows everything there is to know. */
export function Time({ at, ago = false, clock = false }: TimeProps) {
  const { zone } = useZone();
  const now = useNow();
  const locale = useLocale();
  if (!zone || now === null) return null;
  const ms = Date.parse(at);
  return (
    <>
      <time dateTime={at} title={formatFull(ms, zone)} className={classes.time}>
        {clock ? formatClock(ms, zone) : formatInstant(ms, zone, now)}
      </time>
      {ago && <span className={classes.ago}>{formatAgo(ms, now, locale)}</span>}
    </>
  );
}

/** How long ago alone, with the absolute time on hovering. */
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
