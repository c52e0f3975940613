"use client";

import { useLocale, useTranslations } from "next-intl";
import dynamic from "next/dynamic";
import { histogramTable, totalCount } from "@/lib/client/charts/histogram";
import { Skeleton } from "../ui/skeleton";
import { ChartFrame } from "./chart-frame";
import type { HistogramProps } from "./types";
import classes from "./charts.module.css";

/** recharts is in this chunk alone; the placeholder has the size of the drawing. */
const HistogramDrawing = dynamic(() => import("./histogram-drawing").then((module) => module.HistogramDrawing), {
  ssr: false,
  loading: () => <Skeleton height="100%" />,
});

/** How often values occur: one bar per bin, each with a link to what it counts. */
export function Histogram({ label, bins, colour, columns, height = 240 }: HistogramProps) {
  const t = useTranslations("chart");
  const locale = useLocale();
  const table = () => histogramTable(bins, [...columns, t("share")], locale);
  return (
    <ChartFrame label={label} table={table} height={height}>
      {totalCount(bins) === 0 ? (
        <div className={classes.empty} style={{ height }}>
          {t("empty")}
        </div>
      ) : (
        <div className={classes.plot} style={{ height }} data-clickable={bins.some((bin) => bin.href) || undefined}>
          <HistogramDrawing bins={bins} colour={colour} height={height} />
        </div>
      )}
    </ChartFrame>
  );
}
