"use client";

import "@mantine/charts/styles.css";
import { BarChart } from "@mantine/charts";
import { useElementSize } from "@mantine/hooks";
import { useLocale, useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { prepareHistogram, totalCount } from "@/lib/client/charts/histogram";
import { compactNumber, formatShare, fullNumber } from "@/lib/client/charts/numbers";
import type { HistogramBin } from "@/lib/client/charts/types";
import { navigate } from "./navigate";
import { MIN_PLOT_WIDTH, PLOT_LEFT, PLOT_MARGIN } from "./plot-margins";
import classes from "./tooltip.module.css";

interface HistogramDrawingProps {
  bins: HistogramBin[];
  colour: string;
  height: number;
}

/** Draws a histogram with recharts, through Mantine. */
export function HistogramDrawing({ bins, colour, height }: HistogramDrawingProps) {
  const locale = useLocale();
  const router = useRouter();
  const { ref, width } = useElementSize();
  const plot = prepareHistogram(bins, Math.max(MIN_PLOT_WIDTH, width - PLOT_LEFT));
  const byKey = new Map(bins.map((bin) => [bin.key, bin]));
  const total = totalCount(bins);
  return (
    <div ref={ref} style={{ height }}>
      <BarChart
        h={height}
        data={plot.rows}
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
          ticks: plot.textTicks,
          tickFormatter: (key: string) => byKey.get(key)?.short ?? "",
          interval: 0,
          height: 30,
        }}
        yAxisProps={{
          width: PLOT_LEFT,
          ticks: plot.valueTicks,
          domain: [0, plot.valueTicks.at(-1) ?? 1],
          tickFormatter: (value: number) => compactNumber(value, locale),
          allowDecimals: false,
        }}
        tooltipProps={{
          isAnimationActive: false,
          position: undefined,
          content: ({ label }) => <HistogramTooltip bin={byKey.get(String(label))} total={total} />,
        }}
      />
    </div>
  );
}

function HistogramTooltip({ bin, total }: { bin: HistogramBin | undefined; total: number }) {
  const t = useTranslations("chart");
  const locale = useLocale();
  if (!bin) return null;
  return (
    <div className={classes.tooltip}>
      <div className={classes.tooltipHead}>{bin.label}</div>
      <div className={classes.tooltipRow}>
        <span>{fullNumber(bin.count, locale)}</span>
        <span>{formatShare(bin.count / total, locale)}</span>
      </div>
      {bin.href && <div className={classes.tooltipHint}>{t("clickHint")}</div>}
    </div>
  );
}
