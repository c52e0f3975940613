"use client";

import { Skeleton } from "@mantine/core";
import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { useNow } from "@/lib/client/time/now";
import { formatSpan } from "@/lib/client/time/span";
import { offlineReason } from "@/lib/client/why-offline";
import type { UserAnswer } from "@/lib/contracts/user";
import { CauseBadge } from "../ui/cause";
import { usePlatformList } from "../ui/platform";
import { PresenceDot, presenceOf } from "../ui/presence";
import { Time } from "../ui/time";
import classes from "./user.module.css";

/** The answer to the question the page was opened with, in one sentence and how it is known. */
export function StateHero({ user }: { user: UserAnswer | undefined }) {
  const states = useTranslations("state");
  if (!user) {
    return (
      <div className={classes.hero}>
        <div className={classes.heroLine}>
          <Skeleton height={26} width="min(420px, 80%)" />
        </div>
        <div className={classes.heroWhy}>
          <Skeleton height={16} width="min(560px, 95%)" mt={3} />
        </div>
      </div>
    );
  }
  const state = presenceOf(user);
  return (
    <section className={classes.hero} data-state={state} aria-label={states(state)}>
      {user.online ? <OnlineWords user={user} /> : <OfflineWords user={user} />}
    </section>
  );
}

function Lines({ user, line, badge, why }: { user: UserAnswer; line: ReactNode; badge?: ReactNode; why: ReactNode }) {
  return (
    <>
      <div className={classes.heroLine}>
        <PresenceDot state={presenceOf(user)} size={13} />
        <p className={classes.heroText}>
          {line}
          {badge && <span className={classes.heroBadge}>{badge}</span>}
        </p>
      </div>
      <p className={classes.heroWhy}>{why}</p>
    </>
  );
}

function OnlineWords({ user }: { user: UserAnswer }) {
  const t = useTranslations("user");
  const list = usePlatformList();
  const locale = useLocale();
  const platforms = list(user.connections.map((connection) => connection.platform), locale);
  const since = user.onlineSince;
  const line = user.unverified
    ? t("unverifiedSince", { platforms })
    : since
      ? t.rich("onlineSince", { platforms, time: () => <Time at={since} /> })
      : t("onlineSinceUnknown", { platforms });
  const why = user.unverified ? t("unverifiedWhy") : since && <For since={since} />;
  return <Lines user={user} line={line} why={why} />;
}

function For({ since }: { since: string }) {
  const t = useTranslations("user");
  const locale = useLocale();
  const now = useNow();
  if (now === null) return null;
  return t("forSpan", { span: formatSpan(Math.max(0, now - Date.parse(since)), locale) });
}

function OfflineWords({ user }: { user: UserAnswer }) {
  const t = useTranslations("user");
  const names = useTranslations("platform");
  const last = user.lastConnection;
  const reason = last && offlineReason(last);
  if (!last?.endCause || !last.endedAt || !reason) {
    return <Lines user={user} line={t("offlineNever")} why={t("offlineNeverWhy")} />;
  }
  const { endedAt, endCause } = last;
  const line = t.rich(reason.about ? "offlineSinceAbout" : "offlineSince", { time: () => <Time at={reason.since} ago /> });
  const why = t.rich(reason.sentence, {
    platform: names(last.platform),
    by: names(last.kickedBy ?? "unknown"),
    from: () => <Time at={reason.from} />,
    to: () => <Time at={reason.to} />,
    at: () => <Time at={endedAt} />,
  });
  return <Lines user={user} line={line} badge={<CauseBadge cause={endCause} />} why={why} />;
}
