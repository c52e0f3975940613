"use client";

import { useLocale, useTranslations } from "next-intl";
import { Fragment } from "react";
import type { z } from "zod";
import { useCurrentApp } from "@/lib/client/app";
import { fullNumber } from "@/lib/client/charts/numbers";
import { rangeText } from "@/lib/client/charts/time-ticks";
import type { TimeRange } from "@/lib/time/range";
import { listHref, seenWithin } from "@/lib/client/url/list-href";
import type { hourOfWeek } from "@/lib/contracts/stats/days";
import { weekTimes } from "@/lib/time/week-times";
import { Link } from "../ui/link";
import { Delta } from "../charts/delta";
import classes from "./activity.module.css";

type Hour = z.infer<typeof hourOfWeek>;

interface HourDetailProps {
  name: string;
  hour: Hour;
  earlier: Hour | undefined;
  /** The range of the page, and the previous range that it is compared with. */
  ranges: { now: TimeRange; earlier: TimeRange | undefined };
  zone: string;
  format: (value: number) => string;
}

/** One hour of the week: its figures with their lists, for all its occurrences and for each of them. */
export function HourDetail({ name, hour, earlier, ranges, zone, format }: HourDetailProps) {
  const t = useTranslations("activity");
  const locale = useLocale();
  const { app } = useCurrentApp();
  const part = { weekday: hour.weekday, hour: hour.hour };
  const times = weekTimes(part, ranges.now, zone);
  const logins = (span: TimeRange, of = {}) => listHref("/events", app, span, { action: "Login", ...of });
  const ended = (span: TimeRange, of = {}) => listHref("/connections", app, span, of);
  const rows = [
    { name: "logins", list: logins },
    { name: "ended", list: ended },
  ] as const;
  const all = { ...part, weekTz: zone };
  return (
    <>
      <strong>{name}</strong>
      <dl>
        <dt>{t("usersOnAverage")}</dt>
        <dd>
          {hour.users === null ? "–" : format(hour.users)}{" "}
          <Delta averaged now={hour.users ?? 0} before={earlier?.users} format={format} />
        </dd>
        {rows.map((row) => (
          <Fragment key={row.name}>
            <dt>{t(row.name)}</dt>
            <dd>
              <Link href={row.list(ranges.now, all)} prefetch={false}>
                {fullNumber(hour[row.name], locale)}
              </Link>{" "}
              <Delta
                now={hour[row.name]}
                before={earlier?.[row.name]}
                href={ranges.earlier && row.list(ranges.earlier, all)}
              />
            </dd>
          </Fragment>
        ))}
      </dl>
      <ul className={classes.times} aria-label={t("occurrences", { count: times.length })}>
        {times.map((time) => (
          <li key={time.from}>
            <span>{rangeText(time.from, time.to, zone, locale)}</span>
            <Link href={listHref("/users", app, null, seenWithin(time.from, time.to))} prefetch={false}>
              {t("users")}
            </Link>
            <Link href={logins(time)} prefetch={false}>
              {t("logins")}
            </Link>
            <Link href={ended(time)} prefetch={false}>
              {t("ended")}
            </Link>
          </li>
        ))}
      </ul>
    </>
  );
}
