import { useLocale, useTranslations } from "next-intl";
import { useCallback } from "react";
import { dayName } from "@/lib/client/time/day-name";
import { useNow } from "@/lib/client/time/now";
import { useZone } from "@/lib/client/time/zone";
import { formatTime } from "@/lib/time/format";
import type { Millis } from "@/lib/time/units";

/** How precisely a time is shown: evidence needs seconds, a summary does not. */
export type Precision = "minute" | "second";

/**
 * Writes instants as a reader says them, in the chosen zone: "Today 01:26", "Nov 24 12:22". Empty until the
 * zone is known, which is after hydration.
 */
export function useTimeText(): (at: Millis, precision?: Precision) => string {
  const t = useTranslations("time");
  const locale = useLocale();
  const { zone } = useZone();
  const now = useNow();
  return useCallback(
    (at: Millis, precision: Precision = "minute") => {
      if (!zone || now === null) return "";
      const day = dayName(at, zone, now, locale);
      const time = formatTime(at, zone, precision);
      return typeof day === "string" ? t(day, { time }) : t("date", { date: day.date, time });
    },
    [t, locale, zone, now],
  );
}
