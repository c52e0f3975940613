"use client";

import { useLocale, useTranslations } from "next-intl";
import { useCurrentApp } from "@/lib/client/app";
import { chartPoints } from "@/lib/client/charts/series";
import { tone } from "@/lib/client/theme/tokens";
import { formatMillis, shortMillis } from "@/lib/client/time/millis";
import { TimeChart } from "../charts/time-chart";
import { Panel } from "../ui/panel";
import { Skeleton } from "../ui/skeleton";
import { CHART, SPACE } from "./chart-height";
import { receivedHref, countedRange, type HealthPanelProps } from "./health-links";
import classes from "./health.module.css";

/** Our clock against Tencent's over time. */
export function SkewPanel({ history, range }: HealthPanelProps) {
  const t = useTranslations("health");
  const locale = useLocale();
  const { app } = useCurrentApp();
  const ms = (value: number) => formatMillis(value, locale);
  const known = history?.points.some((point) => point.skewMs !== null);
  return (
    <Panel title={t("skewOver")}>
      {!history || !range ? (
        <Skeleton height={SPACE} />
      ) : known ? (
        <TimeChart
          label={t("skewOver")}
          range={countedRange(history)}
          zone={range.zone}
          points={chartPoints(history.points, Date.parse(history.to), ({ skewMs }) => ({ skew: skewMs }))}
          series={[{ key: "skew", label: t("skew"), colour: tone("logout", "solid"), type: "line" }]}
          format={{ full: ms, short: (value) => shortMillis(value, locale), kind: "time" }}
          height={CHART}
          hrefOf={(point) => receivedHref(app, { from: point.t, to: point.to })}
        />
      ) : (
        <p className={classes.none} style={{ minHeight: SPACE }}>
          {t("skewUnknownWhy")}
        </p>
      )}
    </Panel>
  );
}
