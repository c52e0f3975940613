"use client";

import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { useNow } from "@/lib/client/time/now";
import { formatSpan } from "@/lib/client/time/span";
import type { Selection } from "@/lib/client/url/view";
import type { UserAnswer } from "@/lib/contracts/user";
import { usePlatformList } from "../ui/platform";
import { PresenceDot, presenceOf } from "../ui/presence";
import { Skeleton } from "../ui/skeleton";
import { Time } from "../ui/time";
import { openEvidence } from "./evidence";
import { ExplanationBody } from "./explanation/explanation-body";
import explained from "./explanation/explanation.module.css";
import { Verdict } from "./explanation/verdict";
import classes from "./user.module.css";

interface StateHeroProps {
  user: UserAnswer | undefined;
  onSelect: (selection: Selection) => void;
}

/** The present state of the user in one sentence, and the explanation of it. */
export function StateHero({ user, onSelect }: StateHeroProps) {
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
      {user.online ? <OnlineWords user={user} onSelect={onSelect} /> : <OfflineWords user={user} onSelect={onSelect} />}
    </section>
  );
}

function Line({ user, children }: { user: UserAnswer; children: ReactNode }) {
  return (
    <div className={classes.heroLine}>
      <PresenceDot state={presenceOf(user)} size={13} />
      <h2 className={classes.heroText}>{children}</h2>
    </div>
  );
}

function OnlineWords({ user, onSelect }: { user: UserAnswer; onSelect: (selection: Selection) => void }) {
  const t = useTranslations("user");
  const list = usePlatformList();
  const locale = useLocale();
  const platforms = list(
    user.connections.map((connection) => connection.platform),
    locale,
  );
  const since = user.onlineSince;
  const line = user.unverified
    ? t("unverifiedSince", { platforms })
    : since
      ? t.rich("onlineSince", { platforms, time: () => <Time at={since} precision="second" place="sentence" /> })
      : t("onlineSinceUnknown", { platforms });
  const last = user.lastConnection;
  return (
    <>
      <Line user={user}>{line}</Line>
      <p className={classes.heroWhy}>{user.unverified ? t("unverifiedWhy") : since && <OnlineFor since={since} />}</p>
      {last?.explanation && (
        <details className={explained.before}>
          <summary>{t.rich("before", { headline: () => <span>{last.explanation?.headline}</span> })}</summary>
          <div>
            <Verdict explanation={last.explanation} />
            <ExplanationBody explanation={last.explanation} onEvidence={openEvidence(last, onSelect)} />
          </div>
        </details>
      )}
    </>
  );
}

function OnlineFor({ since }: { since: string }) {
  const t = useTranslations("user");
  const locale = useLocale();
  const now = useNow();
  if (now === null) return null;
  return t("forSpan", { span: formatSpan(Math.max(0, now - Date.parse(since)), locale) });
}

function OfflineWords({ user, onSelect }: { user: UserAnswer; onSelect: (selection: Selection) => void }) {
  const t = useTranslations("user");
  const why = user.whyOffline;
  if (!why || !user.lastConnection) {
    return (
      <>
        <Line user={user}>{t("offlineNever")}</Line>
        <p className={classes.heroWhy}>{t("offlineNeverWhy")}</p>
      </>
    );
  }
  return (
    <>
      <Line user={user}>{why.headline}</Line>
      <Verdict explanation={why} />
      <div className={explained.detail}>
        <ExplanationBody explanation={why} onEvidence={openEvidence(user.lastConnection, onSelect)} />
      </div>
    </>
  );
}
