"use client";

import { useLocale, useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { useCurrentApp } from "@/lib/client/app";
import { fullNumber } from "@/lib/client/charts/numbers";
import { formatSpan } from "@/lib/client/time/span";
import { incidentHref } from "@/lib/client/url/incident-href";
import { listHref } from "@/lib/client/url/list-href";
import type { ConcludedIncident } from "@/lib/contracts/stats/incidents";
import { BASELINE_MINUTES } from "@/lib/stats/baseline";
import { MINUTE } from "@/lib/time/units";
import { Link } from "../ui/link";
import { DataList, type Column } from "../ui/data-list";
import { Time } from "../ui/time";
import { ToneBadge } from "../ui/tone-badge";
import classes from "./incidents.module.css";

/** All rows come with one answer. */
const COMPLETE = {
  hasNextPage: false,
  isFetchingNextPage: false,
  isFetchNextPageError: false,
  fetchNextPage: () => Promise.resolve(),
};

/** Incidents of the range, newest first. A row opens the page of the incident. */
export function IncidentsTable({ incidents }: { incidents: ConcludedIncident[] }) {
  const t = useTranslations("incidents");
  const router = useRouter();
  const { app } = useCurrentApp();
  return (
    <DataList
      label={t("list")}
      columns={useColumns()}
      rows={incidents}
      keyOf={(incident) => incident.from}
      list={COMPLETE}
      total={incidents.length}
      onOpen={(incident) => router.push(incidentHref(incident, app))}
    />
  );
}

function useColumns(): Column<ConcludedIncident>[] {
  const t = useTranslations("incidents");
  const locale = useLocale();
  const { app } = useCurrentApp();
  const activity = useTranslations("activity");
  const connections = (from: number, to: number) => listHref("/connections", app, { from, to });
  const usual = (value: number) => fullNumber(value, locale, value < 10 ? 1 : 0);
  return [
    {
      key: "from",
      head: t("from"),
      width: "30%",
      cell: (incident) => (
        <>
          <span className={classes.when}>
            <Link href={incidentHref(incident, app)}>
              <Time at={incident.from} />
            </Link>
            {incident.ongoing && <ToneBadge tone="timeout" label={t("ongoing")} />}
          </span>
          {incident.conclusion && <span className={classes.concluded}>{incident.conclusion.sentence[locale]}</span>}
        </>
      ),
    },
    {
      key: "length",
      head: t("length"),
      width: "14%",
      cell: ({ from, to }) => formatSpan(Date.parse(to) - Date.parse(from), locale),
    },
    {
      key: "ended",
      head: t("ended"),
      width: "16%",
      align: "right",
      cardLabel: t("ended"),
      cell: ({ from, to, ended }) => (
        <Link href={connections(Date.parse(from), Date.parse(to))} prefetch={false}>
          {fullNumber(ended, locale)}
        </Link>
      ),
    },
    {
      key: "usual",
      head: t("usual"),
      width: "14%",
      align: "right",
      cardLabel: t("usual"),
      cell: ({ from, usual: n }) => (
        <Link
          href={connections(Date.parse(from) - BASELINE_MINUTES * MINUTE, Date.parse(from))}
          prefetch={false}
          title={activity("averaged")}
        >
          {usual(n)}
        </Link>
      ),
    },
    {
      key: "peak",
      head: t("peak"),
      align: "right",
      cardLabel: t("peak"),
      cell: ({ peakPerMinute, peakAt }) => (
        <>
          <Link href={connections(Date.parse(peakAt), Date.parse(peakAt) + MINUTE)} prefetch={false}>
            {t("perMinute", { count: peakPerMinute })}
          </Link>{" "}
          <span className={classes.dimmed}>
            <Time at={peakAt} clock />
          </span>
        </>
      ),
    },
  ];
}
