"use client";

import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { useCurrentApp } from "@/lib/client/app";
import { refusedOf, type Check } from "@/lib/client/health/verdict";
import { formatMillis } from "@/lib/client/time/millis";
import type { HealthAnswer } from "@/lib/contracts/health";
import type { HistoryAnswer } from "@/lib/contracts/history";
import { Count } from "../ui/count";
import { Ago } from "../ui/time";
import {
  countedRange,
  DUPLICATES_ANCHOR,
  OTHER_COMMANDS_ANCHOR,
  QUARANTINED_ANCHOR,
  receivedHref,
  REFUSED_ANCHOR,
} from "./health-links";

/** A row of the checks: a figure, what it covers, and what to do if its check finds something. */
export interface CheckFigure {
  name: string;
  /** What the figure covers, if that is not the range of the page. */
  scope?: string;
  value: ReactNode;
  href?: string;
  /** The check behind the figure. Figures without one are neither good nor bad. */
  check?: Check;
  advice?: string;
}

/** The figures of Callback health, those that can be wrong first. Empty until they are known. */
export function useChecks(history: HistoryAnswer | undefined, now: HealthAnswer | undefined): CheckFigure[] {
  const t = useTranslations("health");
  const locale = useLocale();
  const { app } = useCurrentApp();
  if (!history || !now) return [];
  const { total } = history;
  const refused = refusedOf(history);
  const href = (filter?: Record<string, string>) => receivedHref(app, countedRange(history), filter);
  const anchor = (count: number, id: string) => (count > 0 ? `#${id}` : undefined);
  const ms = (value: number | null) => (value === null ? "–" : formatMillis(value, locale));
  const count = (value: number) => <Count value={value} />;
  const lag = total.lagMs;

  return [
    {
      name: t("last"),
      scope: t("scopeNow"),
      check: "silence",
      advice: t("lastCheck"),
      href: href(),
      value: now.lastCallbackAt ? <Ago at={now.lastCallbackAt} /> : t("never"),
    },
    { name: t("accepted"), href: href(), value: count(total.accepted) },
    {
      name: t("refused"),
      check: "refused",
      advice: t("refusedCheck"),
      href: anchor(refused, REFUSED_ANCHOR),
      value: count(refused),
    },
    {
      name: t("gaps"),
      check: "gaps",
      advice: t("gapsCheck"),
      href: anchor(history.gaps.length, "gaps"),
      value: t("gapsCount", { count: history.gaps.length }),
    },
    {
      name: t("lagThree"),
      check: "delay",
      advice: t("lagCheck"),
      href: href(),
      value: `${ms(lag.p50)} / ${ms(lag.p95)} / ${ms(lag.p99)}`,
    },
    {
      name: t("skew"),
      scope: t("scopeSigned"),
      check: "skew",
      advice: t("skewCheck"),
      value: now.clockSkewMs === null ? t("skewUnknown") : ms(now.clockSkewMs),
    },
    {
      name: t("backlog"),
      scope: t("scopeNow"),
      check: "backlog",
      advice: t("backlogCheck"),
      value: <Count value={now.backlog} />,
    },
    {
      name: t("quarantined"),
      check: "quarantined",
      advice: t("quarantinedCheck"),
      href: anchor(total.quarantined, QUARANTINED_ANCHOR),
      value: count(total.quarantined),
    },
    {
      name: t("duplicates"),
      check: "duplicates",
      advice: t("duplicatesCheck"),
      href: anchor(total.duplicates, DUPLICATES_ANCHOR),
      value: count(total.duplicates),
    },
    {
      name: t("late"),
      check: "late",
      advice: t("lateCheck"),
      href: href({ late: "true" }),
      value: count(total.late),
    },
    {
      name: t("protection"),
      scope: t("scopeNow"),
      check: "open",
      advice: t("protectionCheck"),
      href: now.protectedBy.length === 0 ? "/setup" : undefined,
      value:
        now.protectedBy.length === 0
          ? t("protection_none")
          : now.protectedBy.map((by) => t(`protection_${by}`)).join(t("protectionAnd")),
    },
    { name: t("others"), href: anchor(total.other, OTHER_COMMANDS_ANCHOR), value: count(total.other) },
  ];
}
