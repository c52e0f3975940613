"use client";

import { Anchor } from "@mantine/core";
import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { useCurrentApp } from "@/lib/client/app";
import { useHealth } from "@/lib/client/queries/health";
import { isSkewed } from "@/lib/client/clock-skew";
import { formatMillis } from "@/lib/client/time/millis";
import { href } from "@/lib/client/url/users-filter";
import type { HealthAnswer } from "@/lib/contracts/health";
import { Link } from "../ui/link";
import { DUPLICATES_ANCHOR, OTHER_COMMANDS_ANCHOR, REFUSED_ANCHOR } from "../health/health-links";
import { Count } from "../ui/count";
import { Panel } from "../ui/panel";
import { ProblemNotice } from "../ui/problem-notice";
import { Skeleton } from "../ui/skeleton";
import { Ago } from "../ui/time";
import classes from "./setup.module.css";

/** Summary of callback health. */
export function HealthPanel() {
  const t = useTranslations("setup");
  const health = useTranslations("health");
  const { app } = useCurrentApp();
  const { data, error, refetch } = useHealth();
  const skewed = data?.clockSkewMs != null && isSkewed(data.clockSkewMs);
  return (
    <Panel
      title={t("healthTitle")}
      aside={
        <Anchor component={Link} href={href("/health", { app })} size="xs">
          {health("link")}
        </Anchor>
      }
    >
      {error && !data ? (
        <ProblemNotice error={error} onRetry={() => void refetch()} />
      ) : (
        <dl className={classes.figures}>
          <Facts health={data} />
        </dl>
      )}
      {skewed && <p className={classes.warn}>{t("skewBad")}</p>}
    </Panel>
  );
}

function Facts({ health }: { health: HealthAnswer | undefined }) {
  const t = useTranslations("setup");
  const live = useTranslations("live");
  const span = useMillis();
  const { app } = useCurrentApp();
  const row = (label: string, value: (h: HealthAnswer) => ReactNode, to?: string) => (
    <div key={label}>
      <dt>{label}</dt>
      <dd>
        {!health ? (
          <Skeleton height={12} width={60} ml="auto" my={5} />
        ) : to === undefined ? (
          value(health)
        ) : (
          <Link href={to} prefetch={false}>
            {value(health)}
          </Link>
        )}
      </dd>
    </div>
  );
  // These figures count from the very first callback.
  const events = (filter: Record<string, string> = {}) => href("/events", { app, range: "all", ...filter });
  const callbacks = (list: string) => `${href("/health", { app, range: "all" })}#${list}`;
  return (
    <>
      {row(t("lastCallback"), (h) => (h.lastCallbackAt ? <Ago at={h.lastCallbackAt} /> : live("never")))}
      {row(
        t("accepted"),
        (h) => (
          <Count value={h.accepted} />
        ),
        events(),
      )}
      {row(
        t("duplicates"),
        (h) => (
          <Count value={h.duplicates} />
        ),
        callbacks(DUPLICATES_ANCHOR),
      )}
      {row(
        t("refused"),
        (h) => (
          <Count value={Object.values(h.rejected).reduce((sum, n) => sum + n, 0)} />
        ),
        callbacks(REFUSED_ANCHOR),
      )}
      {row(
        t("others"),
        (h) => (
          <Count value={h.otherCommands} />
        ),
        callbacks(OTHER_COMMANDS_ANCHOR),
      )}
      {row(
        t("late"),
        (h) => (
          <Count value={h.late} />
        ),
        events({ late: "true" }),
      )}
      {row(t("lag"), (h) => `${span(h.lagMs.p50)} / ${span(h.lagMs.p95)}`, events())}
      {row(t("skew"), (h) => (h.clockSkewMs === null ? t("skewUnknown") : span(h.clockSkewMs)))}
      {row(t("backlog"), (h) => (
        <Count value={h.backlog} />
      ))}
    </>
  );
}

/** A delay as text; a dash if it is unknown. */
function useMillis(): (ms: number | null) => string {
  const locale = useLocale();
  return (ms) => (ms === null ? "–" : formatMillis(ms, locale));
}
