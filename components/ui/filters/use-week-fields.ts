import { useLocale, useTranslations } from "next-intl";
import { clockHours, weekdayNames } from "@/lib/client/charts/week";
import { useZone } from "@/lib/client/time/zone";
import type { TextFilter } from "@/lib/client/url/filter";
import type { FilterField } from "./field";

/** Filter fields for the weekday and the hour. They name the zone if it differs from the page's zone. */
export function useWeekFields({
  weekTz,
}: TextFilter<"weekday" | "hour" | "weekTz">): FilterField<"weekday" | "hour">[] {
  const t = useTranslations("filter");
  const locale = useLocale();
  const { zone } = useZone();
  const named = (name: string) =>
    weekTz === undefined || weekTz === zone ? name : t("inZone", { name, zone: weekTz });
  return [
    {
      name: "weekday",
      label: t("weekday"),
      kind: "choice",
      options: weekdayNames(locale, "long").map((name, i) => ({ value: String(i + 1), label: named(name) })),
    },
    {
      name: "hour",
      label: t("hour"),
      kind: "choice",
      options: clockHours().map((name, hour) => ({ value: String(hour), label: named(name) })),
    },
  ];
}
