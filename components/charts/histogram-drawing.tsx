"use client";

import "@mantine/charts/styles.css";
import { BarChart } from "@mantine/charts";
import { useElementSize } from "@mantine/hooks";
import { useLocale, useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { compactNumber, formatShare, fullNumber, valueTicks } from "@/lib/client/charts/numbers";
import { navigate } from "./navigate";
import { PLOT_LEFT, PLOT_MARGIN } from "./frame";
import type { HistogramBin } from "./types";
import classes from "./tip.module.css";

interface HistogramDrawingProps {
  bins: HistogramBin[];
  colour: string;
  height: number;
  total: number;
}

/** The recharts part of Histogram, through Mantine. */
export function HistogramDrawing({ bins, colour, height, total }: HistogramDrawingProps) {
  const t = useTranslations("chart");
  const locale = useLocale();
  const router = useRouter();
  const { ref, width } = useElementSize();
  const values = valueTicks(Math.max(...bins.map((bin) => bin.count)));
  // As many names under the bars as there is room for.
  const every = Math.max(1, Math.ceil((bins.length * 52) / Math.max(160, width - PLOT_LEFT)));
  const shorts = new Map(bins.map((bin) => [bin.key, bin.short]));
  return (
    <div ref={ref} style={{ height }}>
      <BarChart
        h={height}
        data={bins.map(({ key, count }) => ({ key, count }))}
        dataKey="key"
        series={[{ name: "count", color: colour }]}
        tickLine="none"
        strokeDasharray="0"
        accessibilityLayer={false}
        barChartProps={{
          margin: PLOT_MARGIN,
          barCategoryGap: 2,
          onClick: (state, event) =>
            navigate(bins[Number(state.activeTooltipIndex ?? -1)]?.href, event, (href) => router.push(href)),
        }}
        barProps={{ isAnimationActive: false, radius: [2, 2, 0, 0] }}
        xAxisProps={{
          ticks: bins.filter((_, i) => i % every === 0).map((bin) => bin.key),
          tickFormatter: (key: string) => shorts.get(key) ?? "",
          interval: 0,
          height: 30,
        }}
        yAxisProps={{
          width: PLOT_LEFT,
          ticks: values,
          domain: [0, values.at(-1) ?? 1],
          tickFormatter: (value: number) => compactNumber(value, locale),
          allowDecimals: false,
        }}
        tooltipProps={{
          isAnimationActive: false,
          position: undefined,
          content: ({ label }) => {
            const bin = bins.find(({ key }) => key === label);
            if (!bin) return null;
            return (
              <div className={classes.tip}>
                <div className={classes.tipHead}>{bin.label}</div>
                <div className={classes.tipRow}>
                  <span>{fullNumber(bin.count, locale)}</span>
                  <span>{formatShare(bin.count / total, locale)}</span>
                </div>
                {bin.href && <div className={classes.tipHint}>{t("clickHint")}</div>}
              </div>
            );
          },
        }}
      />
    </div>
  );
}
