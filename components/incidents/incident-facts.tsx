"use client";

import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { useCurrentApp } from "@/lib/client/app";
import { fullNumber } from "@/lib/client/charts/numbers";
import { formatSpan } from "@/lib/client/time/span";
import { listHref } from "@/lib/client/url/list-href";
import type { IncidentAnswer } from "@/lib/contracts/stats/incidents";
import { BASELINE_MINUTES } from "@/lib/stats/baseline";
import type { TimeRange } from "@/lib/time/range";
import { MINUTE } from "@/lib/time/units";
import { Link } from "../ui/link";
import { Panel } from "../ui/panel";
import { Time } from "../ui/time";
import { ToneBadge } from "../ui/tone-badge";
import classes from "./incidents.module.css";

/** Start, end, connections and users of an incident, compared with what is usual. */
export function IncidentFacts({ answer: { incident, users } }: { answer: IncidentAnswer }) {
  const t = useTranslations("incidents");
  const activity = useTranslations("activity");
  const locale = useLocale();
  const { app } = useCurrentApp();
  const [from, to] = [Date.parse(incident.from), Date.parse(incident.to)];
  const peak = Date.parse(incident.peakAt);
  const list = (range: TimeRange) => listHref("/connections", app, range);
  const usual = fullNumber(incident.usual, locale, incident.usual < 10 ? 1 : 0);
  return (
    <Panel title={t("what")}>
      <p className={classes.span}>
        <Time at={incident.from} /> – <Time at={incident.to} clock />
        <span className={classes.dimmed}>{formatSpan(to - from, locale)}</span>
        {incident.ongoing && <ToneBadge tone="timeout" label={t("ongoing")} />}
      </p>
      <dl className={classes.facts}>
        <Fact
          name={t("ended")}
          note={
            <Link
              href={list({ from: from - BASELINE_MINUTES * MINUTE, to: from })}
              prefetch={false}
              className={classes.usual}
              title={activity("averaged")}
            >
              {t("usualOf", { usual })}
            </Link>
          }
        >
          <Link href={list({ from, to })}>{fullNumber(incident.ended, locale)}</Link>
        </Fact>
        <Fact name={t("users")} note={t("usersNote")}>
          <Link href={listHref("/users", app, null, { endedFrom: incident.from, endedTo: incident.to })}>
            {fullNumber(users, locale)}
          </Link>
        </Fact>
        <Fact name={t("peak")} note={<Time at={incident.peakAt} clock />}>
          <Link href={list({ from: peak, to: peak + MINUTE })}>{fullNumber(incident.peakPerMinute, locale)}</Link>
        </Fact>
      </dl>
    </Panel>
  );
}

function Fact({ name, note, children }: { name: string; note: ReactNode; children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd className={classes.big}>{children}</dd>
      <dd className={classes.dimmed}>{note}</dd>
    </div>
  );
}
