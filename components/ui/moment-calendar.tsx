"use client";

import "@mantine/dates/styles.css";
import "dayjs/locale/zh-cn";
import { DatePicker, TimePicker } from "@mantine/dates";
import { useLocale, useTranslations } from "next-intl";
import { formatDate, formatTime } from "@/lib/time/format";
import { fromLocal } from "@/lib/time/zone";
import classes from "./moment-picker.module.css";

interface MomentCalendarProps {
  /** The moment that is shown, and now, in ms. */
  at: number;
  zone: string;
  now: number;
  onPick: (at: number) => void;
}

/** A calendar and a clock of one zone. Its chunk is loaded when a picker opens. */
export function MomentCalendar({ at, zone, now, onPick }: MomentCalendarProps) {
  const t = useTranslations("moment");
  const locale = useLocale();
  const [date, time] = [formatDate(at, zone), formatTime(at, zone)];
  function pick(nextDate: string, nextTime: string) {
    const local = Date.parse(`${nextDate}T${nextTime}Z`);
    if (!Number.isNaN(local)) onPick(fromLocal(local, zone));
  }
  return (
    <div className={classes.calendar}>
      <DatePicker
        key={date.slice(0, 7)}
        size="xs"
        locale={locale === "zh-CN" ? "zh-cn" : "en"}
        firstDayOfWeek={1}
        value={date}
        defaultDate={date}
        maxDate={formatDate(now, zone)}
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
