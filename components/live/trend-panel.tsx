"use client";

import { SegmentedControl } from "@mantine/core";
import { useTranslations } from "next-intl";
import { useCurrentApp } from "@/lib/client/app";
import {
  pointAt,
  REACH,
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
import type { Comparison } from "@/lib/client/url/range";
import type { LiveAnswer } from "@/lib/contracts/live";
import { TimeChart } from "../charts/time-chart";
import type { ChartSeries } from "@/lib/client/charts/types";
import { incidentHref } from "@/lib/client/url/incident-href";
import { CompareMenu } from "../ui/compare-menu";
import { ErrorLine } from "../ui/error-line";
import { Panel } from "../ui/panel";
import { ProblemNotice } from "../ui/problem-notice";
import { Skeleton } from "../ui/skeleton";
import type { Trend } from "./use-trend";
import classes from "./live.module.css";

interface TrendPanelProps {
  hours: TrendHours;
  trend: Trend;
  live: LiveAnswer | undefined;
  onCompare: (comparison: Comparison) => void;
}

const CHART_HEIGHT = 260;
/** Height of the chart with its legend and buttons, in pixels. */
const PANEL_HEIGHT = CHART_HEIGHT + 32;

/** Users online over the last hours, compared with earlier ones, with the incidents of these hours. */
export function TrendPanel({ hours, trend, live, onCompare }: TrendPanelProps) {
  const t = useTranslations("liveTrend");
  const { app } = useCurrentApp();
  const { zone } = useZone();
  const ranges = useTranslations("range");
  const { range, current, comparison, shift, compared, incidents } = trend;
  const series: ChartSeries[] = [
    { key: "current", label: t("current"), colour: "var(--tone-online-solid)", type: "line" },
    {
      key: "before",
      label: ranges(`compare_${comparison}`),
      colour: "var(--tone-offline-solid)",
      type: "line",
      style: "dashed",
    },
  ];
  const onlineAt = (at: number) => listHref("/users", app, null, { onlineAt: new Date(at).toISOString() });
  return (
    <Panel
      title={t("title")}
      aside={
        <div className={classes.choices}>
          <ErrorLine error={trend.comparedError} />
          <CompareMenu range={range} comparison={comparison} onChoose={onCompare} />
          <Hours hours={hours} />
        </div>
      }
    >
      {trend.error && !current ? (
        <ProblemNotice error={trend.error} onRetry={trend.retry} />
      ) : !current || !range || !zone ? (
        <Skeleton height={PANEL_HEIGHT} />
      ) : (
        <TimeChart
          label={t("title")}
          range={range}
          zone={zone}
          height={CHART_HEIGHT}
          points={trendPoints(
            upToNow(current, live ? { asOf: live.asOf, users: live.online.users } : null),
            compared ?? [],
            range.to,
          )}
          // The earlier curve keeps its place in the legend while it loads.
          series={shift === null || compared?.length === 0 ? series.slice(0, 1) : series}
          markers={incidents.map((incident) => ({
            at: Date.parse(incident.from),
            label: t("incident", {
              time: formatTime(Date.parse(incident.from), zone, "minute"),
              count: incident.ended,
            }),
            href: incidentHref(incident, app),
          }))}
          hrefOf={(point, key = "current") => {
            if (point.values[key] == null) return undefined;
            if (key !== "before") return onlineAt(point.t);
            // Between two points a curve has the value of the earlier one.
            const value = pointAt(compared ?? [], point.t, REACH);
            return value === null || shift === null ? undefined : onlineAt(shift.back(value.at));
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
