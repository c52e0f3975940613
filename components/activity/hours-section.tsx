"use client";

import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { fullNumber } from "@/lib/client/charts/numbers";
import { answerRange } from "@/lib/client/charts/answer-range";
import { clockHours, weekdayNames } from "@/lib/client/charts/week";
import { extremes, type WeekHour } from "@/lib/client/activity/extremes";
import { useCompared } from "@/lib/client/queries/stats";
import type { PageRange } from "@/lib/client/url/range";
import { HEAT_MAP_HEIGHT, HeatMap } from "../charts/heat-map";
import { Delta } from "../charts/delta";
import { KeyFigure, KeyFigures } from "./key-figure";
import { HourDetail } from "./hour-detail";
import { Section } from "./section";

const isSame = (a: WeekHour, b: WeekHour) => a.weekday === b.weekday && a.hour === b.hour;

/** Users online on average in each hour of the week. */
export function HoursSection({ range }: { range: PageRange | null }) {
  const t = useTranslations("activity");
  const locale = useLocale();
  const { now, earlier } = useCompared("GET stats/hours", range);
  const days = weekdayNames(locale, "long");
  const users = (value: number) => fullNumber(value, locale, value < 100 ? 1 : 0);
  const [open, setOpen] = useState<string | null>(null);
  const hourName = ({ weekday, hour }: WeekHour) =>
    t("hourName", { day: days[weekday - 1] ?? "", hour: clockHours()[hour] ?? "" });

  return (
    <Section title={t("week")} hint={t("weekHint")} query={now} height={HEAT_MAP_HEIGHT + 114} wide>
      {(data, span) => (
        <>
          <KeyFigures>
            {extremes(data.hours).map(({ name, hour }) => (
              <KeyFigure
                key={name}
                label={t(name)}
                value={hour === null ? "–" : users(hour.users)}
                onOpen={hour ? () => setOpen(`${hour.weekday}-${hour.hour}`) : undefined}
              >
                {hour && hourName(hour)}
                {hour && (
                  <Delta
                    averaged
                    now={hour.users}
                    before={earlier?.hours.find((one) => isSame(one, hour))?.users}
                    format={users}
                  />
                )}
              </KeyFigure>
            ))}
          </KeyFigures>
          <HeatMap
            label={t("week")}
            cells={data.hours.map(({ weekday, hour, users: value }) => ({ weekday, hour, value }))}
            format={users}
            open={open}
            onOpen={setOpen}
            nameOf={(cell) =>
              t("hourSaid", { name: hourName(cell), users: cell.value === null ? "–" : users(cell.value) })
            }
            detail={(cell) => {
              const found = data.hours.find((one) => isSame(one, cell));
              const before = earlier?.hours.find((one) => isSame(one, cell));
              const ranges = { now: span, earlier: earlier && answerRange(earlier) };
              return (
                found && (
                  <HourDetail
                    name={hourName(cell)}
                    hour={found}
                    earlier={before}
                    ranges={ranges}
                    zone={data.tz}
                    format={users}
                  />
                )
              );
            }}
          />
        </>
      )}
    </Section>
  );
}
