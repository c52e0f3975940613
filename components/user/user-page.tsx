"use client";

import { IconUserQuestion } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import dynamic from "next/dynamic";
import { useSearchParams } from "next/navigation";
import { useMemo } from "react";
import { ApiError } from "@/lib/client/api/problem";
import { useCurrentApp } from "@/lib/client/app";
import { useTimelineChart } from "@/lib/client/queries/timeline-chart";
import { useUser } from "@/lib/client/queries/user";
import { around } from "@/lib/client/timeline-chart/viewport";
import { usersHref } from "@/lib/client/url/users-filter";
import { MINUTE } from "@/lib/time/units";
import { LinkButton } from "../ui/link-button";
import { Notice } from "../ui/notice";
import { Panel } from "../ui/panel";
import { ProblemNotice } from "../ui/problem-notice";
import { Skeleton } from "../ui/skeleton";
import { EventDrawer } from "./event-drawer";
import { MomentHero } from "./moment-hero";
import { OpenConnections } from "./open-connections";
import { TimelineChartPanel } from "./timeline-chart/timeline-chart-panel";
import { StateHero } from "./state-hero";
import { StatusHistory } from "./status-history";
import { StatusPanel } from "./status-panel";
import { TimelinePanel } from "./timeline-panel";
import { TotalsPanel } from "./totals-panel";
import { useOpeningRange } from "./use-opening-range";
import { UserHead } from "./user-head";
import { useView } from "./use-view";
import classes from "./user.module.css";

// Only paper shows it, so it is loaded after the page.
const ReportHead = dynamic(() => import("./report-head").then((module) => module.ReportHead), { ssr: false });

/** The length of the timeline around a moment. */
const MOMENT_RANGE = 30 * MINUTE;

/** One user: the present state first, the evidence below. */
export function UserPage() {
  const id = useSearchParams().get("id") ?? "";
  // The key makes another user another page, so that no state of the previous one remains.
  return id === "" ? <NoId /> : <UserView key={id} id={id} />;
}

function NoId() {
  const t = useTranslations("user");
  return (
    <Panel title={t("title")}>
      <Notice icon={IconUserQuestion} title={t("noIdTitle")} actions={<ListButton />}>
        {t("noIdText")}
      </Notice>
    </Panel>
  );
}

function ListButton({ q }: { q?: string }) {
  const t = useTranslations();
  const { app } = useCurrentApp();
  return <LinkButton href={usersHref({ q }, app)}>{q ? t("user.notFoundSearch") : t("nav.users")}</LinkButton>;
}

function UserView({ id }: { id: string }) {
  const t = useTranslations("user");
  const { data, error, refetch } = useUser(id);
  const view = useView();
  const { moment } = view;
  const latest = useOpeningRange(data);
  const opening = useMemo(() => (moment === null ? latest : around(moment, MOMENT_RANGE)), [moment, latest]);
  const range = view.chosen ?? opening;
  const settled = view.settled ?? opening;
  const chart = useTimelineChart(id, settled);
  // The heights of the state and of the chart are known with their data. What is below is hidden until then, so that it
  // does not move.
  const placed = data !== undefined && (chart.data !== undefined || chart.isError);
  const missing = error instanceof ApiError && error.status === 404;

  return (
    <>
      <UserHead id={id} user={data} range={range} settled={settled} moment={moment} onMoment={view.goTo} />
      <ReportHead id={id} range={settled} moment={moment} rulesVersion={data?.rulesVersion} />
      {missing ? (
        <Panel title={t("title")}>
          <Notice icon={IconUserQuestion} title={t("notFoundTitle")} actions={<ListButton q={id} />}>
            {t("notFoundText", { id })}
          </Notice>
        </Panel>
      ) : error && !data ? (
        <Panel title={t("title")}>
          <ProblemNotice error={error} onRetry={() => void refetch()} />
        </Panel>
      ) : (
        <div className={`${classes.stack} ${classes.report}`}>
          {moment === null ? (
            <StateHero user={data} onSelect={view.select} />
          ) : (
            <MomentHero id={id} at={moment} onSelect={view.select} onNow={() => view.goTo(null)} />
          )}
          {data ? (
            <TimelineChartPanel
              id={id}
              user={data}
              range={range}
              settled={settled}
              selection={view.selection}
              moment={moment}
              onMove={view.move}
              onSelect={view.select}
            />
          ) : (
            <Skeleton height={300} radius={10} />
          )}
          <div className={classes.below} data-hidden={!placed || undefined}>
            {moment === null && (
              <div className={classes.pair} data-print="hide">
                <OpenConnections user={data} />
                <StatusPanel user={data} />
              </div>
            )}
            <div className={classes.stack} data-print="hide">
              <TotalsPanel id={id} range={settled} />
              <StatusHistory id={id} range={settled} />
            </div>
            <TimelinePanel id={id} range={settled} moment={moment} selection={view.selection} onSelect={view.select} />
          </div>
          <EventDrawer id={id} selection={view.selection} onClose={() => view.select(null)} />
        </div>
      )}
    </>
  );
}
