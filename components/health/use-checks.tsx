"use client";

import { Skeleton } from "@mantine/core";
import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { useCurrentApp } from "@/lib/client/app";
import { refusedOf, type Check } from "@/lib/client/health/verdict";
import { formatMillis } from "@/lib/client/time/millis";
import type { HealthAnswer } from "@/lib/contracts/health";
import { Count } from "../ui/count";
import { Ago } from "../ui/time";
import {
  countedRange,
  DUPLICATES_ANCHOR,
  OTHER_COMMANDS_ANCHOR,
  QUARANTINED_ANCHOR,
  receivedHref,
  REFUSED_ANCHOR,
  type HealthPanelProps,
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

interface ChecksInput extends HealthPanelProps {
  now: HealthAnswer | undefined;
  failed: boolean;
  nowFailed: boolean;
}

/** The figures of Callback health, those that can be wrong first. */
export function useChecks({ history, now, failed, nowFailed }: ChecksInput): CheckFigure[] {
  const t = useTranslations("health");
  const locale = useLocale();
  const { app } = useCurrentApp();
  const wait = <Skeleton height={12} width={64} my={3} />;
  const [none, unknown] = [failed ? "–" : wait, nowFailed ? "–" : wait];
  const total = history?.total;
  const refused = history && refusedOf(history);
  const href = (filter?: Record<string, string>) => history && receivedHref(app, countedRange(history), filter);
  const anchor = (count: number | undefined, id: string) => (count ? `#${id}` : undefined);
  const ms = (value: number | null) => (value === null ? "–" : formatMillis(value, locale));
  const count = (value: number | undefined) => (value === undefined ? none : <Count value={value} />);
  const lag = total?.lagMs;

  return [
    {
      name: t("last"),
      scope: t("scopeNow"),
      check: "silence",
      advice: t("lastCheck"),
      href: now && href(),
      value: now ? now.lastCallbackAt ? <Ago at={now.lastCallbackAt} /> : t("never") : unknown,
    },
    { name: t("accepted"), href: href(), value: count(total?.accepted) },
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
      href: anchor(history?.gaps.length, "gaps"),
      value: history ? t("gapsCount", { count: history.gaps.length }) : none,
    },
    {
      name: t("lagThree"),
      check: "delay",
      advice: t("lagCheck"),
      href: href(),
      value: lag ? `${ms(lag.p50)} / ${ms(lag.p95)} / ${ms(lag.p99)}` : none,
    },
    {
      name: t("skew"),
      scope: t("scopeSigned"),
      check: "skew",
      advice: t("skewCheck"),
      value: now ? (now.clockSkewMs === null ? t("skewUnknown") : ms(now.clockSkewMs)) : unknown,
    },
    {
      name: t("backlog"),
      scope: t("scopeNow"),
      check: "backlog",
      advice: t("backlogCheck"),
      value: now ? <Count value={now.backlog} /> : unknown,
    },
    {
      name: t("quarantined"),
      check: "quarantined",
      advice: t("quarantinedCheck"),
      href: anchor(total?.quarantined, QUARANTINED_ANCHOR),
      value: count(total?.quarantined),
    },
    {
      name: t("duplicates"),
      check: "duplicates",
      advice: t("duplicatesCheck"),
      href: anchor(total?.duplicates, DUPLICATES_ANCHOR),
      value: count(total?.duplicates),
    },
    {
      name: t("late"),
      check: "late",
      advice: t("lateCheck"),
      href: href({ late: "true" }),
      value: count(total?.late),
    },
    { name: t("others"), href: anchor(total?.other, OTHER_COMMANDS_ANCHOR), value: count(total?.other) },
  ];
}
