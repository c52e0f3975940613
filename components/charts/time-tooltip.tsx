import { useLocale, useTranslations } from "next-intl";
import type { ChartPoint } from "@/lib/client/charts/series";
import { rangeText } from "@/lib/client/charts/time-ticks";
import type { ChartSeries, ValueFormat } from "@/lib/client/charts/types";
import { Swatch } from "./legend";
import classes from "./tooltip.module.css";

interface TimeTooltipProps {
  point: ChartPoint | undefined;
  series: ChartSeries[];
  zone: string;
  format: ValueFormat;
  clickable: boolean;
}

/** With more series than this, those of value 0 are left out. */
const MAX_WITH_ZEROS = 4;

/** The time range of a point and its figures. */
export function TimeTooltip({ point, series, zone, format, clickable }: TimeTooltipProps) {
  const t = useTranslations("chart");
  const locale = useLocale();
  if (!point) return null;
  const shown = series.filter(({ key }) => series.length <= MAX_WITH_ZEROS || (point.values[key] ?? 0) !== 0);
  return (
    <div className={classes.tooltip}>
      <div className={classes.tooltipHead}>{rangeText(point.t, point.to, zone, locale)}</div>
      {shown.map(({ key, label, colour, type, style = "solid" }) => {
        const value = point.values[key] ?? null;
        return (
          <div key={key} className={classes.tooltipRow}>
            <Swatch colour={colour} line={type === "line" ? style : undefined} />
            <span>{label}</span>
            <span>{value === null ? "–" : format.full(value)}</span>
          </div>
        );
      })}
      {shown.length === 0 && <div>{t("nothing")}</div>}
      <div className={classes.tooltipHint}>{t(clickable ? "plotHint" : "markerHint")}</div>
    </div>
  );
}
