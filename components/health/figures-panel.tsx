"use client";

import { Skeleton } from "@mantine/core";
import { IconAlertTriangle } from "@tabler/icons-react";
import { useLocale, useTranslations } from "next-intl";
import Link from "next/link";
import type { ReactNode } from "react";
import { useCurrentApp } from "@/lib/client/app";
import { useHealth } from "@/lib/client/queries/health";
import { isSkewed } from "@/lib/client/clock-skew";
import { formatMillis } from "@/lib/client/time/millis";
import { Count } from "../ui/count";
import { Panel } from "../ui/panel";
import { Ago } from "../ui/time";
import {
  DUPLICATES_ANCHOR,
  OTHER_COMMANDS_ANCHOR,
  receivedHref,
  REFUSED_ANCHOR,
  countedRange,
  type HealthPanelProps,
} from "./health-links";
import classes from "./health.module.css";

interface Figure {
  name: string;
  value: ReactNode;
  href?: string;
  check: string;
  /** Something is wrong, in words. */
  trouble?: string | false;
}

/** Every figure with what to check when it is not what it should be. */
export function FiguresPanel({ history, failed }: Pick<HealthPanelProps, "history"> & { failed: boolean }) {
  const t = useTranslations("health");
  const locale = useLocale();
  const { app } = useCurrentApp();
  const { data: now, isError } = useHealth();
  const total = history?.total;
  const wait = <Skeleton height={12} width={64} my={3} />;
  const none = failed ? "–" : wait;
  const unknown = isError ? "–" : wait;
  const href = (filter?: Record<string, string>) => history && receivedHref(app, countedRange(history), filter);
  const ms = (value: number | null | undefined) =>
    value === null || value === undefined ? "–" : formatMillis(value, locale);
  const refused = total && Object.values(total.rejected).reduce((sum, n) => sum + n, 0);
  const skew = now?.clockSkewMs;
  const gap = history?.gaps.find((one) => one.ongoing);

  const figures: Figure[] = [
    {
      name: t("last"),
      check: t("lastCheck"),
      href: now && href(),
      trouble: gap && t("gapNow"),
      value: now ? now.lastCallbackAt ? <Ago at={now.lastCallbackAt} /> : t("never") : unknown,
    },
    {
      name: t("accepted"),
      check: t("acceptedCheck"),
      href: href(),
      value: total ? <Count value={total.accepted} /> : none,
    },
    {
      name: t("duplicates"),
      check: t("duplicatesCheck"),
      href: total?.duplicates ? `#${DUPLICATES_ANCHOR}` : undefined,
      value: total ? <Count value={total.duplicates} /> : none,
    },
    {
      name: t("refused"),
      check: t("refusedCheck"),
      href: refused ? `#${REFUSED_ANCHOR}` : undefined,
      value: refused === undefined ? none : <Count value={refused} />,
      trouble: refused ? t("refusedTrouble") : false,
    },
    {
      name: t("others"),
      check: t("othersCheck"),
      href: total?.other ? `#${OTHER_COMMANDS_ANCHOR}` : undefined,
      value: total ? <Count value={total.other} /> : none,
    },
    {
      name: t("late"),
      check: t("lateCheck"),
      href: href({ late: "true" }),
      value: total ? <Count value={total.late} /> : none,
    },
    {
      name: t("quarantined"),
      check: t("quarantinedCheck"),
      href: href({ verdict: "quarantined" }),
      value: total ? <Count value={total.quarantined} /> : none,
    },
    {
      name: t("lagThree"),
      check: t("lagCheck"),
      href: href(),
      value: total ? `${ms(total.lagMs.p50)} / ${ms(total.lagMs.p95)} / ${ms(total.lagMs.p99)}` : none,
    },
    {
      name: t("skew"),
      check: t("skewCheck"),
      href: href(),
      trouble: typeof skew === "number" && isSkewed(skew) && t("skewBad"),
      value: !now ? unknown : skew === null ? t("skewUnknown") : ms(skew),
    },
    {
      name: t("gaps"),
      check: t("gapsCheck"),
      href: history?.gaps.length ? "#gaps" : undefined,
      value: history ? t("gapsCount", { count: history.gaps.length }) : none,
    },
    { name: t("backlog"), check: t("backlogCheck"), value: now ? <Count value={now.backlog} /> : unknown },
  ];

  return (
    <Panel title={t("figures")} flush>
      <dl className={classes.figures}>
        {figures.map(({ name, value, href: to, check, trouble }) => (
          <div key={name} data-trouble={trouble ? true : undefined}>
            <dt>
              {name}
              {trouble && <IconAlertTriangle size={15} stroke={1.8} role="img" aria-label={trouble} title={trouble} />}
            </dt>
            <dd className={classes.value}>
              {to ? (
                <Link href={to} prefetch={false}>
                  {value}
                </Link>
              ) : (
                value
              )}
            </dd>
            <dd className={classes.check}>{check}</dd>
          </div>
        ))}
      </dl>
    </Panel>
  );
}
