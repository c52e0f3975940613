"use client";

import "@mantine/charts/styles.css";
import { CompositeChart } from "@mantine/charts";
import { useElementSize } from "@mantine/hooks";
import { useLocale } from "next-intl";
import { useRouter } from "next/navigation";
import { highest } from "@/lib/client/charts/series";
import { bucketTicks, timeTicks } from "@/lib/client/charts/time-ticks";
import { valueMarks } from "@/lib/client/charts/value-marks";
import { navigate } from "./navigate";
import { PLOT_LEFT, PLOT_MARGIN, PLOT_RIGHT } from "./frame";
import type { DrawingProps } from "./types";
import { TimeTip } from "./time-tip";

const DASHES = { solid: undefined, dashed: "6 4", dotted: "1.5 4" };

/** The recharts part of TimeChart, through Mantine. Nothing moves by itself. */
export function TimeDrawing({ range, zone, points, series, levels, format, height, hrefOf }: DrawingProps) {
  const locale = useLocale();
  const router = useRouter();
  const { ref, width } = useElementSize();
  const pixels = Math.max(160, width - PLOT_LEFT - PLOT_RIGHT);
  const bars = series.some((one) => one.type === "bar");
  const marks = timeTicks(range, pixels, zone, locale);
  const ticks = bars
    ? bucketTicks(
        marks,
        points.map((point) => point.t),
      )
    : marks;
  const labels = new Map(ticks.map((tick) => [tick.at, tick.label]));

  // Names of our own: a custom status may be called anything, and recharts reads dots as paths.
  const names = new Map(series.map(({ key }, i) => [key, `s${i}`]));
  const nameOf = (key: string) => names.get(key) ?? "";
  const data = points.map((point) => ({
    t: point.t,
    ...Object.fromEntries(series.map(({ key }) => [nameOf(key), point.values[key] ?? null])),
  }));
  const keys = (stacked: boolean) => series.filter(({ type }) => (type !== "line") === stacked).map(({ key }) => key);
  const top = Math.max(highest(points, keys(false), keys(true)), ...levels.map((level) => level.value));
  const bottom = Math.min(0, ...points.flatMap((point) => series.map(({ key }) => point.values[key] ?? 0)));
  const values = valueMarks(bottom, top, format.kind);
  const go = (index: number, event: React.MouseEvent, key?: string) => {
    const point = points[index];
    if (point) navigate(hrefOf?.(point, key), event, (href) => router.push(href));
  };

  return (
    <div ref={ref} style={{ height }}>
      <CompositeChart
        h={height}
        data={data}
        dataKey="t"
        series={series.map(({ key, label, colour, type, style = "solid" }) => ({
          name: nameOf(key),
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
          // A gap of a pixel would take a third of a bar of three.
          barCategoryGap: points.length > 150 ? 0 : "12%",
          onClick: (state, event) => go(Number(state.activeTooltipIndex ?? -1), event),
        }}
        areaProps={{ stackId: "areas", fillOpacity: 0.22 }}
        barProps={(one) => ({
          stackId: "bars",
          onClick: (_, index, event) => {
            event.stopPropagation();
            go(index, event, series.find(({ key }) => nameOf(key) === one.name)?.key);
          },
        })}
        xAxisProps={{
          ...(bars ? {} : { type: "number" as const, domain: [range.from, range.to], allowDataOverflow: true }),
          ticks: ticks.map((tick) => tick.at),
          tickFormatter: (at: number) => labels.get(at) ?? "",
          interval: bars ? 0 : "preserveStartEnd",
          height: 30,
        }}
        yAxisProps={{
          width: PLOT_LEFT,
          ticks: values,
          domain: [values[0] ?? 0, values.at(-1) ?? 1],
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
            <TimeTip
              point={points.find((point) => point.t === Number(label))}
              {...{ series, zone, format, leads: hrefOf !== undefined }}
            />
          ),
        }}
      />
    </div>
  );
}
