"use client";

import { Skeleton } from "@mantine/core";
import { useLocale, useTranslations } from "next-intl";
import dynamic from "next/dynamic";
import { formatShare, fullNumber } from "@/lib/client/charts/numbers";
import { ChartFrame } from "./chart-frame";
import type { HistogramProps } from "./types";
import classes from "./charts.module.css";

const Drawing = dynamic(() => import("./histogram-drawing").then((module) => module.HistogramDrawing), {
  ssr: false,
  loading: () => <Skeleton height="100%" />,
});

/** How often which values occur: a bar a bin, each leading to what it counts. */
export function Histogram({ label, bins, colour, columns, height = 240 }: HistogramProps) {
  const t = useTranslations("chart");
  const locale = useLocale();
  const total = bins.reduce((sum, bin) => sum + bin.count, 0);
  const table = () => ({
    columns: [...columns, t("share")],
    rows: bins.map((bin) => ({
      key: bin.key,
      cells: [
        { text: bin.label },
        { text: fullNumber(bin.count, locale), value: bin.count, href: bin.href },
        { text: total === 0 ? "–" : formatShare(bin.count / total, locale) },
      ],
    })),
  });
  return (
    <ChartFrame label={label} table={table} height={height}>
      {total === 0 ? (
        <div className={classes.empty} style={{ height }}>
          {t("empty")}
        </div>
      ) : (
        <div className={classes.plot} style={{ height }} data-leads={bins.some((bin) => bin.href) || undefined}>
          <Drawing bins={bins} colour={colour} height={height} total={total} />
        </div>
      )}
    </ChartFrame>
  );
}
