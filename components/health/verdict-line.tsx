"use client";

import { useLocale, useTranslations } from "next-intl";
import { refusedOf, type Verdict } from "@/lib/client/health/verdict";
import { formatMillis } from "@/lib/client/time/millis";
import { formatSpan } from "@/lib/client/time/span";
import type { HealthAnswer } from "@/lib/contracts/health";
import type { HistoryAnswer } from "@/lib/contracts/history";
import { useTimeText } from "../ui/use-time-text";
import { StateIcon } from "./state-icon";
import classes from "./health.module.css";

interface VerdictLineProps {
  verdict: Verdict;
  history: HistoryAnswer;
  now: HealthAnswer;
}

/** The verdict in one sentence. A backfill is named, because it looks like a long delay. */
export function VerdictLine({ verdict, history, now }: VerdictLineProps) {
  const t = useTranslations("health");
  const locale = useLocale();
  const time = useTimeText("sentence");
  const { backfill, gaps, total } = history;
  const gap = gaps.find(({ ongoing }) => ongoing);
  const silence = Date.parse(now.asOf) - Date.parse(gap?.from ?? now.asOf);
  const values = {
    span: formatSpan(silence, locale),
    expected: Math.round(gap?.expected ?? 0),
    refused: refusedOf(history),
    skew: formatMillis(Math.abs(now.clockSkewMs ?? 0), locale),
    backlog: now.backlog,
    gaps: gaps.filter(({ ongoing }) => !ongoing).length,
    delay: formatMillis(total.lagMs.p95 ?? 0, locale),
    quarantined: total.quarantined,
    duplicates: total.duplicates,
    late: total.late,
  };
  const sentence = verdict.check
    ? t(`verdict_${verdict.check}`, values)
    : t(verdict.state === "ok" ? "verdict_ok" : now.lastCallbackAt === null ? "verdict_none" : "verdict_quiet");
  return (
    <div className={classes.verdict} data-state={verdict.state} role="status">
      <StateIcon state={verdict.state} size={22} />
      <div>
        <p className={classes.sentence}>
          {sentence} {verdict.others > 0 && t("verdictOthers", { count: verdict.others })}
        </p>
        {backfill && (
          <p className={classes.backfill}>
            {t("backfill", {
              count: backfill.events,
              from: time(Date.parse(backfill.from)),
              to: time(Date.parse(backfill.to)),
            })}
          </p>
        )}
      </div>
    </div>
  );
}
