"use client";

import { useTranslations } from "next-intl";
import { useCurrentApp } from "@/lib/client/app";
import { kindOf } from "@/lib/client/event-kind";
import { FEED_ROWS } from "@/lib/client/live/feed";
import { userHref } from "@/lib/client/url/users-filter";
import type { Event } from "@/lib/contracts/event";
import { Link } from "../ui/link";
import { KindIcon, useEventWords } from "../ui/event-kind";
import { PlatformLabel } from "../ui/platform";
import { Skeleton } from "../ui/skeleton";
import { Time } from "../ui/time";
import classes from "./newest.module.css";

export function NewestRows({ events, pending }: { events: Event[]; pending: boolean }) {
  const t = useTranslations("live");
  const words = useEventWords();
  const { app } = useCurrentApp();
  if (events.length === 0 && pending) {
    return Array.from({ length: FEED_ROWS }, (_, row) => (
      <div key={row} className={classes.event}>
        <Skeleton height={14} width={`${88 - ((row * 17) % 40)}%`} />
      </div>
    ));
  }
  if (events.length === 0) return <p className={classes.hint}>{t("newestEmpty")}</p>;
  return (
    <ul className={classes.plain}>
      {events.map((event) => (
        <li key={event.id}>
          <Link href={userHref(event.userId, app)} className={classes.event}>
            <span className={classes.when}>
              <Time at={event.eventTime} clock />
            </span>
            <KindIcon kind={kindOf(event)} />
            <span className={classes.who}>{event.userId}</span>
            <span className={classes.what}>{words(event)}</span>
            <span className={classes.where}>
              <PlatformLabel platform={event.platform} raw={event.rawPlatform} />
            </span>
          </Link>
        </li>
      ))}
    </ul>
  );
}
