"use client";

import { useTranslations } from "next-intl";
import { byDay } from "@/lib/client/time/days";
import { dayOf } from "@/lib/client/time/format";
import { useNow } from "@/lib/client/time/now";
import { useZone } from "@/lib/client/time/zone";
import type { Event } from "@/lib/contracts/event";
import { EventRow } from "./event-row";
import classes from "./user.module.css";

const DAY = 24 * 3600 * 1000;

/** Events under the days of the chosen zone, newest first. */
export function EventDays({ events, onOpen }: { events: Event[]; onOpen: (event: Event) => void }) {
  const t = useTranslations("user");
  const { zone } = useZone();
  const now = useNow();
  if (!zone || now === null) return null;

  const names = new Map([
    [dayOf(now - DAY, zone), t("yesterday")],
    [dayOf(now, zone), t("today")],
  ]);
  return byDay(events, zone, (event) => Date.parse(event.eventTime)).map((day) => (
    <section key={day.key} aria-label={day.key}>
      <h3 className={classes.day}>
        {day.key} {names.has(day.key) && <span className={classes.dayName}>{names.get(day.key)}</span>}
      </h3>
      <ul className={classes.events}>
        {day.items.map((event) => (
          <EventRow key={event.id} event={event} onOpen={onOpen} />
        ))}
      </ul>
    </section>
  ));
}
