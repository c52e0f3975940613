"use client";

import { useLocale, useTranslations } from "next-intl";
import { fullNumber } from "@/lib/client/charts/numbers";
import { weekdayNames } from "@/lib/client/charts/week";
import { extremes, type WeekHour } from "@/lib/client/activity/week-hours";
import { useCompared } from "@/lib/client/queries/stats";
import type { PageRange } from "@/lib/client/url/range";
import { hoursAnswer } from "@/lib/contracts/stats/days";
import { HEAT_HEIGHT, HeatMap } from "../charts/heat-map";
import { Delta } from "../charts/delta";
import { Figure, Figures } from "./figure";
import { HourDetail } from "./hour-detail";
import { Section } from "./section";

const isSame = (a: WeekHour, b: WeekHour) => a.weekday === b.weekday && a.hour === b.hour;

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
    <Section title={t("week")} hint={t("weekHint")} query={now} height={HEAT_HEIGHT + 114} wide>
      {(data, span) => (
        <>
          <Figures>
            {extremes(data.hours).map(({ name, hour }) => (
              <Figure key={name} label={t(name)} value={hour === null ? "–" : users(hour.users)}>
                {hour && hourName(hour)}
                {hour && <Delta averaged now={hour.users} before={earlier?.hours.find((one) => isSame(one, hour))?.users} format={users} />}
              </Figure>
            ))}
          </Figures>
          <HeatMap
            label={t("week")}
            cells={data.hours.map(({ weekday, hour, users: value }) => ({ weekday, hour, value }))}
            format={users}
            say={(cell) => t("hourSaid", { name: hourName(cell), users: cell.value === null ? "–" : users(cell.value) })}
            detail={(cell) => {
              const found = data.hours.find((one) => isSame(one, cell));
              const before = earlier?.hours.find((one) => isSame(one, cell));
              return found && <HourDetail name={hourName(cell)} hour={found} earlier={before} span={span} zone={data.tz} format={users} />;
            }}
          />
        </>
      )}
    </Section>
  );
}
