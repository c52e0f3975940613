"use client";

import { useLocale, useTranslations } from "next-intl";
import { useCurrentApp } from "@/lib/client/app";
import { chartPoints } from "@/lib/client/charts/series";
import { tone } from "@/lib/client/theme/tokens";
import { formatMillis, shortMillis } from "@/lib/client/time/millis";
import { Histogram } from "../charts/histogram";
import { TimeChart } from "../charts/time-chart";
import { Panel } from "../ui/panel";
import { Skeleton } from "../ui/skeleton";
import { CHART, SPACE } from "./chart-height";
import { receivedHref, countedRange, type HealthPanelProps } from "./health-links";

/** How long callbacks took from their event to us, over time. */
export function DelayPanel({ history, range }: HealthPanelProps) {
  const t = useTranslations("health");
  const locale = useLocale();
  const { app } = useCurrentApp();
  const ms = (value: number) => formatMillis(value, locale);
  return (
    <Panel title={t("lagOver")}>
      {history && range ? (
        <TimeChart
          label={t("lagOver")}
          range={countedRange(history)}
          zone={range.zone}
          points={chartPoints(history.points, Date.parse(history.to), ({ lagMs }) => ({ ...lagMs }))}
          series={[
            { key: "p50", label: "p50", colour: tone("online", "solid"), type: "line" },
            { key: "p95", label: "p95", colour: tone("link_close", "solid"), type: "line", style: "dashed" },
            { key: "p99", label: "p99", colour: tone("timeout", "solid"), type: "line", style: "dotted" },
          ]}
          format={{ full: ms, short: (value) => shortMillis(value, locale), kind: "time" }}
          height={CHART}
          hrefOf={(point) => receivedHref(app, { from: point.t, to: point.to })}
        />
      ) : (
        <Skeleton height={SPACE} />
      )}
    </Panel>
  );
}

/** How many callbacks took how long. */
export function DelaySpreadPanel({ history }: HealthPanelProps) {
  const t = useTranslations("health");
  const locale = useLocale();
  const { app } = useCurrentApp();
  const ms = (value: number) => formatMillis(value, locale);
  return (
    <Panel title={t("lagSpread")}>
      {history ? (
        <Histogram
          label={t("lagSpread")}
          columns={[t("lagBin"), t("number")]}
          colour={tone("online", "solid")}
          height={CHART}
          bins={history.lags.map(({ from, to, count }) => ({
            key: String(from),
            label:
              from === null
                ? t("lagBelow", { to: ms(to ?? 0) })
                : to === null
                  ? t("lagAbove", { from: ms(from) })
                  : t("lagBetween", { from: ms(from), to: ms(to) }),
            short: from === null ? "<" : shortMillis(from, locale),
            count,
            href:
              count === 0
                ? undefined
                : receivedHref(app, countedRange(history), {
                    ...(from === null ? {} : { minDelayMs: String(from) }),
                    ...(to === null ? {} : { maxDelayMs: String(to) }),
                  }),
          }))}
        />
      ) : (
        <Skeleton height={SPACE} />
      )}
    </Panel>
  );
}
