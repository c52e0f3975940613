"use client";

import { SegmentedControl } from "@mantine/core";
import { useTranslations } from "next-intl";
import { useCurrentApp } from "@/lib/client/app";
import {
  COMPARED,
  pointAt,
  REACH,
  sameClock,
  TREND_HOURS,
  TREND_PARAMETER,
  trendPoints,
  upToNow,
  type TrendHours,
} from "@/lib/client/live/trend";
import { useAddress } from "@/lib/client/url/use-address";
import { formatTime } from "@/lib/time/format";
import { useZone } from "@/lib/client/time/zone";
import { listHref } from "@/lib/client/url/list-href";
import type { LiveAnswer } from "@/lib/contracts/live";
import { TimeChart } from "../charts/time-chart";
import type { ChartSeries } from "@/lib/client/charts/types";
import { incidentHref } from "@/lib/client/url/incident-href";
import { Panel } from "../ui/panel";
import { ProblemNotice } from "../ui/problem-notice";
import { Skeleton } from "../ui/skeleton";
import type { Trend } from "./use-trend";

interface TrendPanelProps {
  hours: TrendHours;
  trend: Trend;
  live: LiveAnswer | undefined;
}

const CHART_HEIGHT = 260;
/** Height of the chart with its legend and buttons, in pixels. */
const PANEL_HEIGHT = CHART_HEIGHT + 32;

/** Users online over the last hours, compared with yesterday and a week ago, with the incidents of these hours. */
export function TrendPanel({ hours, trend, live }: TrendPanelProps) {
  const t = useTranslations("liveTrend");
  const { app } = useCurrentApp();
  const { zone } = useZone();
  const { range, today, before, incidents } = trend;
  const series: ChartSeries[] = [
    { key: "today", label: t("today"), colour: "var(--tone-online-solid)", type: "line" },
    { key: "yesterday", label: t("yesterday"), colour: "var(--tone-offline-solid)", type: "line", style: "dashed" },
    { key: "lastWeek", label: t("lastWeek"), colour: "var(--tone-offline-solid)", type: "line", style: "dotted" },
  ];
  const drawn = series.filter(
    ({ key }) => (key !== "yesterday" && key !== "lastWeek") || (before[key]?.length ?? 0) > 0,
  );
  const onlineAt = (at: number) => listHref("/users", app, null, { onlineAt: new Date(at).toISOString() });
  return (
    <Panel title={t("title")} aside={<Hours hours={hours} />}>
      {trend.error && !today ? (
        <ProblemNotice error={trend.error} onRetry={trend.retry} />
      ) : !today || !before.yesterday || !before.lastWeek || !range || !zone ? (
        <Skeleton height={PANEL_HEIGHT} />
      ) : (
        <TimeChart
          label={t("title")}
          range={range}
          zone={zone}
          height={CHART_HEIGHT}
          points={trendPoints(
            upToNow(today, live ? { asOf: live.asOf, users: live.online.users } : null),
            { yesterday: before.yesterday, lastWeek: before.lastWeek },
            range.to,
          )}
          series={drawn}
          markers={incidents.map((incident) => ({
            at: Date.parse(incident.from),
            label: t("incident", {
              time: formatTime(Date.parse(incident.from), zone, "minute"),
              count: incident.ended,
            }),
            href: incidentHref(incident, app),
          }))}
          hrefOf={(point, key = "today") => {
            if (point.values[key] == null) return undefined;
            if (key !== "yesterday" && key !== "lastWeek") return onlineAt(point.t);
            // Between two points a curve has the value of the earlier one.
            const value = pointAt(before[key] ?? [], point.t, REACH);
            return value === null ? undefined : onlineAt(sameClock(value.at, COMPARED[key], zone));
          }}
        />
      )}
    </Panel>
  );
}

function Hours({ hours }: { hours: TrendHours }) {
  const t = useTranslations("liveTrend");
  const [, write] = useAddress(TREND_PARAMETER);
  return (
    <SegmentedControl
      size="xs"
      aria-label={t("hours")}
      value={String(hours)}
      data={TREND_HOURS.map((choice) => ({ value: String(choice), label: t("hoursOption", { hours: choice }) }))}
      onChange={(value) => write({ hours: TREND_PARAMETER.hours.parse(value) })}
    />
  );
}
