"use client";

import { useLocale, useTranslations } from "next-intl";
import { byDay } from "@/lib/client/time/days";
import { dayOf, formatDay } from "@/lib/client/time/format";
import { useNow } from "@/lib/client/time/now";
import { useZone } from "@/lib/client/time/zone";
import type { Event } from "@/lib/contracts/event";
import { EventRow } from "./event-row";
import classes from "./user.module.css";

const DAY = 24 * 3600 * 1000;

/** Events under the days of the chosen zone, newest first. */
export function EventDays({ events, onOpen }: { events: Event[]; onOpen: (event: Event) => void }) {
  const t = useTranslations("user");
  const locale = useLocale();
  const { zone } = useZone();
  const now = useNow();
  if (!zone || now === null) return null;

  function nameOf(key: string, at: number, inZone: string, today: number): string {
    if (key === dayOf(today, inZone)) return t("today");
    if (key === dayOf(today - DAY, inZone)) return t("yesterday");
    return formatDay(at, inZone, locale, today);
  }

  return byDay(events, zone, (event) => Date.parse(event.eventTime)).map((day) => (
    <section key={day.key} aria-label={day.key}>
      <h3 className={classes.day}>
        {nameOf(day.key, day.at, zone, now)} <span className={classes.dayDate}>{day.key}</span>
      </h3>
      <ul className={classes.events}>
        {day.items.map((event) => (
          <EventRow key={event.id} event={event} onOpen={onOpen} />
        ))}
      </ul>
    </section>
  ));
}
