"use client";

import { Skeleton } from "@mantine/core";
import { useLocale, useTranslations } from "next-intl";
import dynamic from "next/dynamic";
import { compactNumber, fullNumber } from "@/lib/client/charts/numbers";
import type { TableData } from "@/lib/client/table/table";
import { stretchText } from "@/lib/client/charts/time-ticks";
import { ChartFrame } from "./chart-frame";
import type { LegendItem } from "./legend";
import { Markers } from "./markers";
import type { TimeChartProps } from "./types";
import classes from "./charts.module.css";

const HEIGHT = 240;

const Drawing = dynamic(() => import("./time-drawing").then((module) => module.TimeDrawing), {
  ssr: false,
  loading: () => <Skeleton height="100%" />,
});

/** Figures over time as lines, areas or stacked bars. What draws them is loaded when one is shown. */
export function TimeChart(props: TimeChartProps) {
  const t = useTranslations("chart");
  const locale = useLocale();
  const {
    label,
    range,
    zone,
    points,
    series,
    levels = [],
    markers = [],
    hrefOf,
    aside,
    height = HEIGHT,
    withLegend = true,
  } = props;
  const format = props.format ?? {
    full: (value: number) => fullNumber(value, locale),
    short: (value: number) => compactNumber(value, locale),
    kind: "whole" as const,
  };

  const legend: LegendItem[] = series.map(({ key, label: name, colour, type, style }) => ({
    key,
    label: name,
    colour,
    line: type === "line" ? (style ?? "solid") : undefined,
  }));

  const table = (): TableData => ({
    columns: [t("time", { zone }), ...series.map((one) => one.label)],
    rows: points.map((point) => ({
      key: String(point.t),
      cells: [
        { text: stretchText(point.t, point.to, zone, locale), at: point.t, href: hrefOf?.(point) },
        ...series.map(({ key }) => {
          const value = point.values[key] ?? null;
          return {
            text: value === null ? "–" : format.full(value),
            value,
            href: value === null ? undefined : hrefOf?.(point, key),
          };
        }),
      ],
    })),
  });

  return (
    <ChartFrame
      label={label}
      legend={withLegend && legend.length > 1 ? legend : []}
      table={table}
      height={height}
      aside={aside}
    >
      {points.length === 0 || series.length === 0 ? (
        <div className={classes.empty} style={{ height }}>
          {t("empty")}
        </div>
      ) : (
        <div className={classes.plot} style={{ height }} data-leads={hrefOf ? true : undefined}>
          <Markers markers={markers} range={range} />
          <Drawing {...{ range, zone, points, series, levels, format, hrefOf, height }} />
        </div>
      )}
    </ChartFrame>
  );
}
