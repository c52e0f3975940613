"use client";

import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { TimeRange } from "@/lib/time/range";
import { useTotals } from "@/lib/client/queries/timeline-chart";
import { formatSpan } from "@/lib/client/time/span";
import type { TotalsAnswer } from "@/lib/contracts/timeline-chart";
import { Count } from "../ui/count";
import { Panel } from "../ui/panel";
import { ProblemNotice } from "../ui/problem-notice";
import { Skeleton } from "../ui/skeleton";
import { Time } from "../ui/time";
import { CauseTotals, DayTotals, PlatformTotals } from "./totals-parts";
import classes from "./totals.module.css";

/** Totals of the shown range. They cover the whole range, not only the rows that are listed. */
export function TotalsPanel({ id, range }: { id: string; range: TimeRange | null }) {
  const t = useTranslations("totals");
  const { data, error, refetch } = useTotals(id, range);
  return (
    <Panel
      title={t("title")}
      aside={
        data && (
          <span className={classes.dimmed}>
            <Time at={data.from} /> – <Time at={data.to < data.asOf ? data.to : data.asOf} />
          </span>
        )
      }
    >
      {error && !data ? (
        <ProblemNotice error={error} onRetry={() => void refetch()} />
      ) : !data ? (
        <Skeleton height={220} />
      ) : (
        <>
          <Figures totals={data} />
          <div className={classes.columns}>
            <DayTotals totals={data} />
            <PlatformTotals totals={data} />
            <CauseTotals totals={data} />
          </div>
        </>
      )}
    </Panel>
  );
}

function Figures({ totals }: { totals: TotalsAnswer }) {
  const t = useTranslations("totals");
  const locale = useLocale();
  const { longestGap, flapping } = totals;
  const past = Math.min(Date.parse(totals.to), Date.parse(totals.asOf)) - Date.parse(totals.from);
  const ended = Object.values(totals.causes).reduce((sum, count) => sum + count, 0);
  return (
    <dl className={classes.figures}>
      <Figure
        name={t("online")}
        detail={past > 0 && t("share", { percent: Math.round((totals.onlineMs / past) * 100) })}
      >
        {formatSpan(totals.onlineMs, locale)}
      </Figure>
      <Figure name={t("connections")} detail={t("ended", { count: ended })}>
        <Count value={totals.connections} />
      </Figure>
      <Figure
        name={t("longestGap")}
        detail={
          longestGap ? (
            <>
              <Time at={longestGap.from} /> – <Time at={longestGap.to} />
            </>
          ) : (
            t("noGapHint")
          )
        }
      >
        {longestGap ? formatSpan(Date.parse(longestGap.to) - Date.parse(longestGap.from), locale) : t("noGap")}
      </Figure>
      <Figure
        name={t("flapping")}
        detail={
          flapping.hour === null
            ? t("noReconnection")
            : t.rich(flapping.unusual ? "unusual" : "usual", {
                time: () => <Time at={flapping.hour ?? totals.from} place="sentence" />,
              })
        }
      >
        <Count value={flapping.reconnections} />
      </Figure>
    </dl>
  );
}

function Figure({ name, detail, children }: { name: string; detail: ReactNode; children: ReactNode }) {
  return (
    <div className={classes.figure}>
      <dt>{name}</dt>
      <dd className="figures">{children}</dd>
      <dd className={classes.dimmed}>{detail}</dd>
    </div>
  );
}
