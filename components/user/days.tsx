"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { byDay } from "@/lib/client/time/days";
import { useNow } from "@/lib/client/time/now";
import { useZone } from "@/lib/client/time/zone";
import { relativeDay } from "@/lib/time/relative-day";
import classes from "./user.module.css";

interface DaysProps<T> {
  items: readonly T[];
  timeOf: (item: T) => number;
  children: (item: T) => ReactNode;
}

/** List items grouped by the days of the chosen zone; their order stays. */
export function Days<T>({ items, timeOf, children }: DaysProps<T>) {
  const t = useTranslations("user");
  const { zone } = useZone();
  const now = useNow();
  if (!zone || now === null) return null;

  return byDay(items, zone, timeOf).map((day, place) => {
    const name = day.items[0] === undefined ? null : relativeDay(timeOf(day.items[0]), zone, now);
    return (
      <section key={`${day.key} ${place}`} aria-label={day.key}>
        <h3 className={classes.day}>
          {day.key} {name && <span className={classes.dayName}>{t(name)}</span>}
        </h3>
        <ul className={classes.events}>{day.items.map(children)}</ul>
      </section>
    );
  });
}
