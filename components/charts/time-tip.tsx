import { useLocale, useTranslations } from "next-intl";
import type { ChartPoint } from "@/lib/client/charts/series";
import { stretchText } from "@/lib/client/charts/time-ticks";
import { Swatch } from "./legend";
import type { ChartSeries, DrawingProps } from "./types";
import classes from "./tip.module.css";

interface TimeTipProps {
  point: ChartPoint | undefined;
  series: ChartSeries[];
  zone: string;
  format: DrawingProps["format"];
  /** A click leads somewhere. */
  leads: boolean;
}

/** What a chart says at the pointer: which stretch of time, and every figure of it that is not 0 among many. */
export function TimeTip({ point, series, zone, format, leads }: TimeTipProps) {
  const t = useTranslations("chart");
  const locale = useLocale();
  if (!point) return null;
  const said = series.filter(({ key }) => series.length <= 4 || (point.values[key] ?? 0) !== 0);
  return (
    <div className={classes.tip}>
      <div className={classes.tipHead}>{stretchText(point.t, point.to, zone, locale)}</div>
      {said.map(({ key, label, colour, type, style }) => {
        const value = point.values[key] ?? null;
        return (
          <div key={key} className={classes.tipRow}>
            <Swatch colour={colour} line={type === "line" ? (style ?? "solid") : undefined} />
            <span>{label}</span>
            <span>{value === null ? "–" : format.full(value)}</span>
          </div>
        );
      })}
      {said.length === 0 && <div>{t("nothing")}</div>}
      {leads && <div className={classes.tipHint}>{t("clickHint")}</div>}
    </div>
  );
}
