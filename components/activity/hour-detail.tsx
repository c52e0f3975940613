"use client";

import { useLocale, useTranslations } from "next-intl";
import Link from "next/link";
import type { z } from "zod";
import { occurrences } from "@/lib/client/activity/week-hours";
import { useCurrentApp } from "@/lib/client/app";
import { fullNumber } from "@/lib/client/charts/numbers";
import { stretchText } from "@/lib/client/charts/time-ticks";
import type { Range } from "@/lib/client/picture/range";
import { listHref } from "@/lib/client/url/list-href";
import type { hourOfWeek } from "@/lib/contracts/stats/days";
import { Delta } from "../charts/delta";
import classes from "./activity.module.css";

type Hour = z.infer<typeof hourOfWeek>;

interface HourDetailProps {
  name: string;
  hour: Hour;
  earlier: Hour | undefined;
  span: Range;
  zone: string;
  format: (value: number) => string;
}

/** One hour of the week: its figures, and each time it occurred with what happened then. */
export function HourDetail({ name, hour, earlier, span, zone, format }: HourDetailProps) {
  const t = useTranslations("activity");
  const locale = useLocale();
  const { app } = useCurrentApp();
  const times = occurrences(hour.weekday, hour.hour, span, zone);
  return (
    <>
      <strong>{name}</strong>
      <dl>
        <dt>{t("usersOnAverage")}</dt>
        <dd>
          {hour.users === null ? "–" : format(hour.users)} <Delta averaged now={hour.users ?? 0} before={earlier?.users} format={format} />
        </dd>
        <dt>{t("logins")}</dt>
        <dd>
          {fullNumber(hour.logins, locale)} <Delta now={hour.logins} before={earlier?.logins} />
        </dd>
        <dt>{t("ended")}</dt>
        <dd>
          {fullNumber(hour.ended, locale)} <Delta now={hour.ended} before={earlier?.ended} />
        </dd>
      </dl>
      <ul className={classes.times} aria-label={t("occurrences", { count: times.length })}>
        {times.map((time) => (
          <li key={time.from}>
            <span>{stretchText(time.from, time.to, zone, locale)}</span>
            <Link href={listHref("/events", app, time, { action: "Login" })} prefetch={false}>
              {t("logins")}
            </Link>
            <Link href={listHref("/connections", app, time)} prefetch={false}>
              {t("ended")}
            </Link>
          </li>
        ))}
      </ul>
    </>
  );
}
