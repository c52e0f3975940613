"use client";

import "@mantine/dates/styles.css";
import "dayjs/locale/zh-cn";
import { DatePicker, TimePicker, type DatePickerProps } from "@mantine/dates";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { daysOf, rangeOfDays } from "@/lib/client/time/whole-days";
import { formatDate, formatTime } from "@/lib/time/format";
import type { TimeRange } from "@/lib/time/range";
import { fromLocal } from "@/lib/time/zone";
import classes from "./moment.module.css";

function useCalendarProps(latest: number | undefined, zone: string) {
  const locale = useLocale();
  const t = useTranslations("moment");
  return {
    size: "xs",
    ariaLabels: {
      previousMonth: t("previousMonth"),
      nextMonth: t("nextMonth"),
      monthLevelControl: t("chooseMonth"),
      previousYear: t("previousYear"),
      nextYear: t("nextYear"),
      yearLevelControl: t("chooseYear"),
      previousDecade: t("previousDecade"),
      nextDecade: t("nextDecade"),
    },
    // The days of other months are too pale to be read.
    hideOutsideDates: true,
    locale: locale === "zh-CN" ? "zh-cn" : "en",
    monthLabelFormat: locale === "zh-CN" ? "YYYY年M月" : "MMMM YYYY",
    firstDayOfWeek: 1,
    // Red means that something is wrong, so weekends have no colour.
    weekendDays: [],
    maxDate: latest === undefined ? undefined : formatDate(latest, zone),
  } satisfies Partial<DatePickerProps>;
}

interface MomentCalendarProps {
  /** The moment that is shown, in ms. */
  at: number;
  zone: string;
  /** The last day that may be picked is that of this moment. */
  latest?: number;
  onPick: (at: number) => void;
}

/** A calendar and a clock of one zone. */
export function MomentCalendar({ at, zone, latest, onPick }: MomentCalendarProps) {
  const t = useTranslations("moment");
  const calendar = useCalendarProps(latest, zone);
  const [date, time] = [formatDate(at, zone), formatTime(at, zone)];
  function pick(nextDate: string, nextTime: string) {
    const local = Date.parse(`${nextDate}T${nextTime}Z`);
    if (!Number.isNaN(local)) onPick(fromLocal(local, zone));
  }
  return (
    <div className={classes.calendar}>
      <DatePicker
        {...calendar}
        key={date.slice(0, 7)}
        value={date}
        defaultDate={date}
        onChange={(next) => next && pick(next, time)}
      />
      <TimePicker
        label={t("time")}
        size="xs"
        withSeconds
        value={time}
        hoursInputLabel={t("hours")}
        minutesInputLabel={t("minutes")}
        secondsInputLabel={t("seconds")}
        onChange={(next) => pick(date, next)}
      />
    </div>
  );
}

interface RangeCalendarProps {
  range: TimeRange;
  zone: string;
  latest?: number;
  /** Called with the first day alone, and then with all days between the two that were picked. */
  onPick: (range: TimeRange) => void;
}

/** A calendar in which two clicks pick whole days of one zone. */
export function RangeCalendar({ range, zone, latest, onPick }: RangeCalendarProps) {
  const calendar = useCalendarProps(latest, zone);
  const [first, last] = daysOf(range, zone);
  const [half, setHalf] = useState<string | null>(null);
  return (
    <div className={classes.calendar}>
      <DatePicker
        {...calendar}
        type="range"
        allowSingleDateInRange
        defaultDate={last}
        value={half === null ? [first, last] : [half, null]}
        onChange={([start, end]) => {
          setHalf(end === null ? start : null);
          if (start !== null) onPick(rangeOfDays(start, end ?? start, zone));
        }}
      />
    </div>
  );
}
