"use client";

import "@mantine/charts/styles.css";
import { CompositeChart } from "@mantine/charts";
import { useElementSize } from "@mantine/hooks";
import { useLocale } from "next-intl";
import { useRouter } from "next/navigation";
import { prepareTimePlot } from "@/lib/client/charts/time-plot";
import { navigate } from "./navigate";
import { MIN_PLOT_WIDTH, PLOT_LEFT, PLOT_MARGIN, PLOT_RIGHT } from "./plot-margins";
import { TimeTooltip } from "./time-tooltip";
import type { TimeDrawingProps } from "./types";

const DASHES = { solid: undefined, dashed: "6 4", dotted: "1.5 4" };

/** Draws a time chart with recharts, through Mantine. Nothing is animated. */
export function TimeDrawing({ range, zone, points, series, levels, format, height, hrefOf, clip }: TimeDrawingProps) {
  const locale = useLocale();
  const router = useRouter();
  const { ref, width } = useElementSize();
  const pixels = Math.max(MIN_PLOT_WIDTH, width - PLOT_LEFT - PLOT_RIGHT);
  const plot = prepareTimePlot({ range, zone, points, series, levels, kind: format.kind, clip }, pixels, locale);
  const labels = new Map(plot.timeTicks.map(({ at, label }) => [at, label]));
  const openPoint = (index: number, event: React.MouseEvent, key?: string) => {
    const point = points[index];
    if (point) navigate(hrefOf?.(point, key), event, (href) => router.push(href));
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
          onClick: (state, event) => openPoint(Number(state.activeTooltipIndex ?? -1), event),
        }}
        areaProps={{ stackId: "areas", fillOpacity: 0.22 }}
        barProps={({ name: barName }) => ({
          stackId: "bars",
          onClick: (_, index, event) => {
            event.stopPropagation();
            openPoint(index, event, plot.series.find(({ name }) => name === barName)?.key);
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
