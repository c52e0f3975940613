"use client";

import { useTranslations } from "next-intl";
import { chartPoints } from "@/lib/client/charts/series";
import { statusSeries } from "@/lib/client/statuses/series";
import { TimeChart } from "../charts/time-chart";
import grid from "../ui/page-grid.module.css";
import { StatPanel } from "../ui/stat-panel";
import { useShownText } from "../ui/use-shown-text";
import { excludedValues, OtherValues } from "./other-values";
import { useStatusesHref } from "./use-statuses-href";
import type { StatusesPanelProps } from "./types";

/** How often each status was set, over time. */
export function StatusesChart({ range, query }: StatusesPanelProps) {
  const t = useTranslations("statusesPage");
  const shown = useShownText();
  const href = useStatusesHref();
  return (
    <StatPanel title={t("overTime")} query={query} height={300} className={grid.whole}>
      {(answer) => {
        const end = Math.min(Date.parse(answer.to), Date.parse(answer.asOf));
        const { values, read, others } = statusSeries(answer);
        return (
          <>
            <TimeChart
              label={t("overTime")}
              range={{ from: Date.parse(answer.from), to: end }}
              zone={range?.zone ?? "UTC"}
              points={chartPoints(answer.points, end, read)}
              series={[
                ...values.map(({ key, value }, i) => ({
                  key,
                  label: value === "" ? t("cleared") : shown(value),
                  colour: `var(--status-${i + 1})`,
                  type: "bar" as const,
                })),
                ...(others
                  ? [{ key: others, label: t("others"), colour: "var(--tone-other-solid)", type: "bar" as const }]
                  : []),
              ]}
              hrefOf={(point, key) => {
                const range = { from: point.t, to: point.to };
                if (key === others) return href({ except: excludedValues(values) }, range);
                return href({ value: values.find((one) => one.key === key)?.value }, range);
              }}
            />
            <OtherValues rest={answer.changesRest} href={href({ except: excludedValues(answer.changes) })} />
          </>
        );
      }}
    </StatPanel>
  );
}
