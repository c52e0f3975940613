"use client";

import { useElementSize } from "@mantine/hooks";
import { useTranslations } from "next-intl";
import dynamic from "next/dynamic";
import { timeAxis } from "@/lib/client/timeline-chart/axis";
import { gutterOf } from "@/lib/client/timeline-chart/dimensions";
import type { TimeRange } from "@/lib/time/range";
import { useTimelineChart } from "@/lib/client/queries/timeline-chart";
import { useNow } from "@/lib/client/time/now";
import { useZone } from "@/lib/client/time/zone";
import type { Selection } from "@/lib/client/url/view";
import type { UserAnswer } from "@/lib/contracts/user";
import { Panel } from "../../ui/panel";
import { ProblemNotice } from "../../ui/problem-notice";
import { Skeleton } from "../../ui/skeleton";
import { Controls } from "./controls";
import { Legend } from "./legend";
import { OutOfRange } from "./out-of-range";
import { TimelineChart } from "./timeline-chart";
import classes from "./timeline-chart.module.css";

// The page is complete without them, so they are loaded after it.
const TimelineMarkers = dynamic(() => import("./timeline-markers").then((module) => module.TimelineMarkers), {
  ssr: false,
});

interface TimelineChartPanelProps {
  id: string;
  user: UserAnswer | undefined;
  /** The shown range; it moves at once. */
  range: TimeRange | null;
  /** The shown range after it has settled; the server is asked for it. */
  settled: TimeRange | null;
  selection: Selection | null;
  /** The chosen moment in ms; null for now. */
  moment: number | null;
  onMove: (range: TimeRange) => void;
  onSelect: (selection: Selection) => void;
}

/** Time between two redraws of open bars, in milliseconds. In less time they grow by less than a pixel. */
const REDRAW_EVERY = 5000;

/** The timeline chart of a user, with its controls, its legend and what lies outside of the shown range. */
export function TimelineChartPanel({
  id,
  user,
  range,
  settled,
  selection,
  moment,
  onMove,
  onSelect,
}: TimelineChartPanelProps) {
  const t = useTranslations("timelineChart");
  const { zone } = useZone();
  const second = useNow();
  const { ref, width } = useElementSize();
  const { data, error, refetch } = useTimelineChart(id, settled);
  const now = second === null ? null : Math.floor(second / REDRAW_EVERY) * REDRAW_EVERY;
  const empty = data && data.connections.length + data.dense.length + data.ticks.length + data.statuses.length === 0;
  return (
    <Panel
      title={t("title")}
      aside={
        range && now !== null && <Controls range={range} now={now} anchor={selection?.at ?? moment} onMove={onMove} />
      }
    >
      {error && !data ? (
        <ProblemNotice error={error} onRetry={() => void refetch()} />
      ) : (
        <>
          {range && user && now !== null && <OutOfRange user={user} range={range} now={now} onMove={onMove} />}
          <div ref={ref} className={classes.stage}>
            {data && range && zone && now !== null && width > 0 ? (
              <div className={classes.marked}>
                {settled && <TimelineMarkers {...{ range, settled, zone }} gutter={gutterOf(width)} />}
                <TimelineChart
                  data={data}
                  range={range}
                  width={width}
                  zone={zone}
                  now={now}
                  selection={selection}
                  moment={moment}
                  onMove={onMove}
                  onSelect={onSelect}
                />
              </div>
            ) : (
              <Skeleton height={150} />
            )}
          </div>
          {empty && <p className={classes.nothing}>{t("nothing")}</p>}
          {data && range && zone && <Legend data={data} nights={timeAxis(range, width, zone).nights.length > 0} />}
          <p className={classes.help} data-print="hide">
            {t("help")}
          </p>
        </>
      )}
    </Panel>
  );
}
