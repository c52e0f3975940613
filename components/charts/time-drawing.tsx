"use client";

import "@mantine/charts/styles.css";
import { CompositeChart } from "@mantine/charts";
import { useElementSize } from "@mantine/hooks";
import { useLocale } from "next-intl";
import { useRouter } from "next/navigation";
import { pointUnder, timeAt } from "@/lib/client/charts/plot-position";
import { prepareTimePlot } from "@/lib/client/charts/time-plot";
import { currentTime } from "@/lib/client/time/now";
import { floorTo, MINUTE } from "@/lib/time/units";
import { navigate } from "./navigate";
import { MIN_PLOT_WIDTH, PLOT_LEFT, PLOT_MARGIN, PLOT_RIGHT } from "./plot-margins";
import { TimeTooltip } from "./time-tooltip";
import type { TimeDrawingProps } from "./types";

const DASHES = { solid: undefined, dashed: "6 4", dotted: "1.5 4" };

/** Draws a time chart with recharts, through Mantine. Nothing is animated. */
export function TimeDrawing(props: TimeDrawingProps) {
  const { range, zone, points, series, levels, format, height, hrefOf, clip, onPick } = props;
  const locale = useLocale();
  const router = useRouter();
  const { ref, width } = useElementSize();
  const pixels = Math.max(MIN_PLOT_WIDTH, width - PLOT_LEFT - PLOT_RIGHT);
  const plot = prepareTimePlot({ range, zone, points, series, levels, kind: format.kind, clip }, pixels, locale);
  const labels = new Map(plot.timeTicks.map(({ at, label }) => [at, label]));
  const open = (href: string, event: React.MouseEvent) => navigate(href, event, (target) => router.push(target));
  /** A click beside the bars: with Ctrl or Cmd it opens the list of the point, else a menu of list and marker. */
  const pick = (event: React.MouseEvent) => {
    const { left, top, width: whole } = event.currentTarget.getBoundingClientRect();
    const [x, y] = [event.clientX - left, event.clientY - top];
    if (x < PLOT_LEFT || x > whole - PLOT_RIGHT) return;
    const at = timeAt(x - PLOT_LEFT, whole - PLOT_LEFT - PLOT_RIGHT, range);
    // The point comes from the place of the click: at a tap, recharts knows no point yet.
    const point = pointUnder(points, at, plot.bars);
    const href = point && hrefOf?.(point);
    if (href !== undefined && (event.metaKey || event.ctrlKey)) open(href, event);
    else onPick({ x, y, at: floorTo(Math.min(at, currentTime()), MINUTE), href });
  };
  return (
    <div ref={ref} style={{ height }}>
      <CompositeChart
        h={height}
        data={plot.rows}
        dataKey="t"
        series={plot.series.map(({ name, label, colour, type, style = "solid" }) => ({
          name,
          label,
          color: colour,
          type,
          strokeDasharray: DASHES[style],
        }))}
        withDots={false}
        curveType="linear"
        connectNulls={false}
        strokeWidth={1.75}
        tickLine="none"
        strokeDasharray="0"
        accessibilityLayer={false}
        composedChartProps={{
          margin: PLOT_MARGIN,
          barCategoryGap: plot.barGap,
          onClick: (_, event) => pick(event),
        }}
        areaProps={{ stackId: "areas", fillOpacity: 0.22 }}
        barProps={({ name: barName }) => ({
          stackId: "bars",
          onClick: (_, index, event) => {
            const point = points[index];
            const href = point && hrefOf?.(point, plot.series.find(({ name }) => name === barName)?.key);
            if (href === undefined) return;
            event.stopPropagation();
            open(href, event);
          },
        })}
        xAxisProps={{
          ...(plot.bars ? {} : { type: "number" as const, domain: [range.from, range.to], allowDataOverflow: true }),
          ticks: plot.timeTicks.map(({ at }) => at),
          tickFormatter: (at: number) => labels.get(at) ?? "",
          interval: plot.bars ? 0 : "preserveStartEnd",
          height: 30,
        }}
        yAxisProps={{
          width: PLOT_LEFT,
          ticks: plot.valueTicks,
          allowDataOverflow: clip !== null,
          domain: [plot.valueTicks[0] ?? 0, plot.valueTicks.at(-1) ?? 1],
          tickFormatter: format.short,
          allowDecimals: format.kind === "any",
        }}
        referenceLines={levels.map(({ value, label }) => ({
          y: value,
          label,
          color: "var(--mantine-color-dimmed)",
          strokeDasharray: "2 3",
          labelPosition: "insideTopRight" as const,
        }))}
        tooltipProps={{
          isAnimationActive: false,
          position: undefined,
          content: ({ label }) => (
            <TimeTooltip
              point={points.find((point) => point.t === Number(label))}
              {...{ series, zone, format, clickable: hrefOf !== undefined }}
            />
          ),
        }}
      />
    </div>
  );
}
