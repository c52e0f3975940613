"use client";

import { Skeleton } from "@mantine/core";
import { useLocale, useTranslations } from "next-intl";
import { useCurrentApp } from "@/lib/client/app";
import { chartPoints } from "@/lib/client/charts/series";
import { tone } from "@/lib/client/theme/tokens";
import { formatSpan } from "@/lib/client/time/span";
import { TimeChart } from "../charts/time-chart";
import type { ChartSeries } from "../charts/types";
import { Panel } from "../ui/panel";
import { CHART, SPACE } from "./chart-height";
import { receivedHref, type HealthPart } from "./part";
import classes from "./health.module.css";

/** What came to the address and what became of it, over time. */
export function ArrivalsPanel({ history, range }: HealthPart) {
  const t = useTranslations("health");
  const locale = useLocale();
  const { app } = useCurrentApp();
  const series: ChartSeries[] = [
    { key: "accepted", label: t("accepted"), colour: tone("online", "solid"), type: "bar" },
    { key: "duplicates", label: t("duplicates"), colour: tone("superseded", "solid"), type: "bar" },
    { key: "other", label: t("others"), colour: tone("other", "solid"), type: "bar" },
    { key: "refused", label: t("refused"), colour: tone("timeout", "solid"), type: "bar" },
    { key: "late", label: t("late"), colour: tone("link_close", "fg"), type: "line" },
  ];
  const points = history && chartPoints(history.points, Date.parse(history.to), (point) => ({
    accepted: point.accepted, duplicates: point.duplicates, other: point.other, refused: point.rejected, late: point.late,
  }));
  const bucket = points?.[1] && points[0] ? points[1].to - points[1].t : null;
  return (
    <Panel title={t("arrived")} aside={bucket !== null && <span className={classes.aside}>{t("each", { span: formatSpan(bucket, locale) })}</span>}>
      {points && history && range ? (
        <TimeChart
          label={t("arrived")}
          range={{ from: Date.parse(history.from), to: Date.parse(history.to) }}
          zone={range.zone}
          points={points}
          series={series}
          height={CHART}
          hrefOf={(point, key) => {
            if (key === "late") return receivedHref(app, { from: point.t, to: point.to }, { late: "true" });
            return key === undefined || key === "accepted" ? receivedHref(app, { from: point.t, to: point.to }) : undefined;
          }}
        />
      ) : (
        <Skeleton height={SPACE} />
      )}
    </Panel>
  );
}
