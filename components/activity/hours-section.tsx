"use client";

import { useLocale, useTranslations } from "next-intl";
import { fullNumber } from "@/lib/client/charts/numbers";
import { weekdayNames } from "@/lib/client/charts/week";
import { useCompared } from "@/lib/client/queries/stats";
import type { PageRange } from "@/lib/client/url/range";
import { hoursAnswer } from "@/lib/contracts/stats/days";
import { HEAT_HEIGHT, HeatMap } from "../charts/heat-map";
import { HourDetail } from "./hour-detail";
import { Section } from "./section";

/** Users online on average in each hour of the week. */
export function HoursSection({ range }: { range: PageRange | null }) {
  const t = useTranslations("activity");
  const locale = useLocale();
  const { now, earlier } = useCompared("stats/hours", hoursAnswer, range);
  const days = weekdayNames(locale, "long");
  const users = (value: number) => fullNumber(value, locale, value < 100 ? 1 : 0);
  const hourName = ({ weekday, hour }: { weekday: number; hour: number }) =>
    t("hourName", { day: days[weekday - 1] ?? "", from: `${String(hour).padStart(2, "0")}:00`, to: `${String(hour + 1).padStart(2, "0")}:00` });

  return (
    <Section title={t("week")} hint={t("weekHint")} query={now} height={HEAT_HEIGHT + 32} wide>
      {(data, span) => (
        <HeatMap
          label={t("week")}
          cells={data.hours.map(({ weekday, hour, users: value }) => ({ weekday, hour, value }))}
          format={users}
          say={(cell) => t("hourSaid", { name: hourName(cell), users: cell.value === null ? "–" : users(cell.value) })}
          detail={(cell) => {
            const same = (one: { weekday: number; hour: number }) => one.weekday === cell.weekday && one.hour === cell.hour;
            const found = data.hours.find(same);
            return found && <HourDetail name={hourName(cell)} hour={found} earlier={earlier?.hours.find(same)} span={span} zone={data.tz} format={users} />;
          }}
        />
      )}
    </Section>
  );
}
