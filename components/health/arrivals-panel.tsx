"use client";

import { useLocale, useTranslations } from "next-intl";
import { useCurrentApp } from "@/lib/client/app";
import { chartPoints } from "@/lib/client/charts/series";
import { tone } from "@/lib/client/theme/tokens";
import { formatSpan } from "@/lib/client/time/span";
import { DUPLICATES_FILTER } from "@/lib/client/url/duplicates-filter";
import { useOnPageHref } from "@/lib/client/url/use-on-page-href";
import { TimeChart } from "../charts/time-chart";
import type { ChartSeries } from "@/lib/client/charts/types";
import { Panel } from "../ui/panel";
import { Skeleton } from "../ui/skeleton";
import { CHART, SPACE } from "./chart-height";
import {
  DUPLICATES_ANCHOR,
  OTHER_COMMANDS_ANCHOR,
  receivedHref,
  REFUSED_ANCHOR,
  countedRange,
  type HealthPanelProps,
} from "./health-links";
import classes from "./health.module.css";

const NO_FILTER = {};

/** What came to the address and what became of it, over time. */
export function ArrivalsPanel({ history, range }: HealthPanelProps) {
  const t = useTranslations("health");
  const locale = useLocale();
  const { app } = useCurrentApp();
  const toDuplicates = useOnPageHref(DUPLICATES_ANCHOR, DUPLICATES_FILTER);
  const toOthers = useOnPageHref(OTHER_COMMANDS_ANCHOR, NO_FILTER);
  const toRefused = useOnPageHref(REFUSED_ANCHOR, NO_FILTER);
  const series: ChartSeries[] = [
    { key: "accepted", label: t("accepted"), colour: tone("online", "solid"), type: "bar" },
    { key: "duplicates", label: t("duplicates"), colour: tone("superseded", "solid"), type: "bar" },
    { key: "other", label: t("others"), colour: tone("other", "solid"), type: "bar" },
    { key: "refused", label: t("refused"), colour: tone("timeout", "solid"), type: "bar" },
    { key: "late", label: t("late"), colour: tone("link_close", "fg"), type: "line" },
  ];
  const points =
    history &&
    chartPoints(history.points, Date.parse(history.to), (point) => ({
      accepted: point.accepted,
      duplicates: point.duplicates,
      other: point.other,
      refused: point.rejected,
      late: point.late,
    }));
  const bucket = points?.[1] && points[0] ? points[1].to - points[1].t : null;
  return (
    <Panel
      title={t("arrived")}
      aside={
        bucket !== null && <span className={classes.aside}>{t("each", { span: formatSpan(bucket, locale) })}</span>
      }
    >
      {points && history && range ? (
        <TimeChart
          label={t("arrived")}
          range={countedRange(history)}
          zone={range.zone}
          points={points}
          series={series}
          height={CHART}
          hrefOf={(point, key) => {
            const stretch = { from: point.t, to: point.to };
            if (key === "duplicates") return toDuplicates({}, stretch);
            if (key === "other") return toOthers({}, stretch);
            if (key === "refused") return toRefused({}, stretch);
            return receivedHref(app, stretch, key === "late" ? { late: "true" } : {});
          }}
        />
      ) : (
        <Skeleton height={SPACE} />
      )}
    </Panel>
  );
}
