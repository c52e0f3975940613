"use client";

import type { ReactNode } from "react";
import { useTranslations } from "next-intl";
import { useCurrentApp } from "@/lib/client/app";
import { kindOf } from "@/lib/client/event-kind";
import { FEED_ROWS } from "@/lib/client/live/feed";
import { userHref } from "@/lib/client/url/users-filter";
import type { Event } from "@/lib/contracts/event";
import { Link } from "../ui/link";
import { KindIcon, useEventWords } from "../ui/event-kind";
import { hasStandIn, MaybeHidden } from "../ui/hidden";
import { PlatformLabel } from "../ui/platform";
import { Skeleton } from "../ui/skeleton";
import { Time } from "../ui/time";
import classes from "./newest.module.css";

export function NewestRows({ events, pending }: { events: Event[]; pending: boolean }) {
  const t = useTranslations("live");
  const words = useEventWords();
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
          <Row userId={event.userId}>
            <span className={classes.when}>
              <Time at={event.eventTime} clock />
            </span>
            <KindIcon kind={kindOf(event)} />
            <span className={classes.who}>
              <MaybeHidden text={event.userId} />
            </span>
            <span className={classes.what}>{words(event)}</span>
            <span className={classes.where}>
              <PlatformLabel platform={event.platform} raw={event.rawPlatform} />
            </span>
          </Row>
        </li>
      ))}
    </ul>
  );
}

/** Leads to the page of the user, who has none if hidden or erased. */
function Row({ userId, children }: { userId: string; children: ReactNode }) {
  const { app } = useCurrentApp();
  if (hasStandIn(userId)) return <div className={classes.event}>{children}</div>;
  return (
    <Link href={userHref(userId, app)} className={classes.event}>
      {children}
    </Link>
  );
}
