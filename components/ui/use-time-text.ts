import { useLocale, useTranslations } from "next-intl";
import { useCallback } from "react";
import { dayName } from "@/lib/client/time/day-name";
import { useNow } from "@/lib/client/time/now";
import { useZone } from "@/lib/client/time/zone";
import { formatTime } from "@/lib/time/format";
import type { Millis } from "@/lib/time/units";

/** How precisely a time is shown: evidence needs seconds, a summary does not. */
export type Precision = "minute" | "second";

/** Where a time is shown: as a value of its own ("Today 01:26"), or within a sentence ("since today 01:26"). */
export type TimePlace = "value" | "sentence";

/**
 * Writes instants as a reader says them, in the chosen zone: "today 01:26", "Nov 24 12:22". Empty until the
 * zone is known, which is after hydration.
 */
export function useTimeText(place: TimePlace): (at: Millis, precision?: Precision) => string {
  const t = useTranslations("time");
  const locale = useLocale();
  const { zone } = useZone();
  const now = useNow();
  return useCallback(
    (at: Millis, precision: Precision = "minute") => {
      if (!zone || now === null) return "";
      const day = dayName(at, zone, now, locale);
      const time = formatTime(at, zone, precision);
      const text = typeof day === "string" ? t(day, { time }) : t("date", { date: day.date, time });
      return place === "value" ? text.charAt(0).toLocaleUpperCase(locale) + text.slice(1) : text;
    },
    [t, locale, zone, now, place],
  );
}
