"use client";

import { Skeleton } from "@mantine/core";
import { useElementSize } from "@mantine/hooks";
import { useTranslations } from "next-intl";
import { timeAxis } from "@/lib/client/timeline-chart/axis";
import type { TimeRange } from "@/lib/time/range";
import { useTimelineChart } from "@/lib/client/queries/timeline-chart";
import { useNow } from "@/lib/client/time/now";
import { useZone } from "@/lib/client/time/zone";
import type { Selection } from "@/lib/client/url/view";
import type { UserAnswer } from "@/lib/contracts/user";
import { Panel } from "../../ui/panel";
import { ProblemNotice } from "../../ui/problem-notice";
import { Controls } from "./controls";
import { Legend } from "./legend";
import { OutOfRange } from "./out-of-range";
import { TimelineChart } from "./timeline-chart";
import classes from "./timeline-chart.module.css";

interface TimelineChartPanelProps {
  id: string;
  user: UserAnswer | undefined;
  /** What is shown, moving at once; and the same at rest, which the server is asked for. */
  range: TimeRange | null;
  settled: TimeRange | null;
  selection: Selection | null;
  onMove: (range: TimeRange) => void;
  onSelect: (selection: Selection) => void;
}

/** Steps in which open bars grow: more often would redraw the picture for less than a pixel. */
const REDRAW_EVERY = 5000;

/** A user's time as a picture: who was connected from where, how it ended, and what lies outside of what is shown. */
export function TimelineChartPanel({ id, user, range, settled, selection, onMove, onSelect }: TimelineChartPanelProps) {
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
        range &&
        now !== null &&
        zone && <Controls range={range} now={now} zone={zone} selection={selection} onMove={onMove} />
      }
    >
      {error && !data ? (
        <ProblemNotice error={error} onRetry={() => void refetch()} />
      ) : (
        <>
          {range && user && now !== null && <OutOfRange user={user} range={range} now={now} onMove={onMove} />}
          <div ref={ref} className={classes.stage}>
            {data && range && zone && now !== null && width > 0 ? (
              <TimelineChart
                picture={data}
                range={range}
                width={width}
                zone={zone}
                now={now}
                selection={selection}
                onMove={onMove}
                onSelect={onSelect}
              />
            ) : (
              <Skeleton height={150} />
            )}
          </div>
          {empty && <p className={classes.nothing}>{t("nothing")}</p>}
          {data && range && zone && <Legend picture={data} nights={timeAxis(range, width, zone).nights.length > 0} />}
          <p className={classes.help} data-print="hide">
            {t("help")}
          </p>
        </>
      )}
    </Panel>
  );
}
