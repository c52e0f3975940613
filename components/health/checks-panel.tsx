"use client";

import { useTranslations } from "next-intl";
import { judgeHealth } from "@/lib/client/health/verdict";
import { useHealth } from "@/lib/client/queries/health";
import { Panel } from "../ui/panel";
import { Skeleton } from "../ui/skeleton";
import { CheckRow } from "./check-row";
import type { HealthPanelProps } from "./health-links";
import { useChecks } from "./use-checks";
import { VerdictLine } from "./verdict-line";
import classes from "./health.module.css";

interface ChecksPanelProps extends Pick<HealthPanelProps, "history"> {
  /** The range in words. */
  rangeName: string;
  failed: boolean;
}

/** About the height of the checks, in pixels. */
const HEIGHT = 500;

/** One sentence on how callbacks arrive, then every figure with its state, and advice where something is wrong. */
export function ChecksPanel({ history, rangeName, failed }: ChecksPanelProps) {
  const t = useTranslations("health");
  const { data: now, isError } = useHealth();
  const verdict = history && now && judgeHealth(history, now);
  const rows = useChecks(history, now);
  return (
    <Panel title={t("figuresOf", { range: rangeName })} flush>
      {history && now && verdict ? (
        <>
          <VerdictLine verdict={verdict} history={history} now={now} />
          <dl className={classes.figures}>
            {rows.map((row) => (
              <CheckRow key={row.name} {...row} state={row.check && verdict.checks[row.check]} />
            ))}
          </dl>
        </>
      ) : failed || isError ? (
        <p className={classes.none}>{t("checksFailed")}</p>
      ) : (
        <Skeleton height={HEIGHT} mx={16} mb={14} width="auto" />
      )}
    </Panel>
  );
}
