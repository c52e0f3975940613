"use client";

import { useTranslations } from "next-intl";
import { useCurrentApp } from "@/lib/client/app";
import { useQuarantined } from "@/lib/client/queries/health";
import type { HistoryAnswer } from "@/lib/contracts/history";
import { Link } from "../ui/link";
import { UserLink } from "../lists/user-link";
import { Panel } from "../ui/panel";
import { ProblemNotice } from "../ui/problem-notice";
import { Skeleton } from "../ui/skeleton";
import { Time } from "../ui/time";
import { useQuarantineReason } from "../ui/use-quarantine-reason";
import { QUARANTINED_ANCHOR, receivedHref, countedRange } from "./health-links";
import classes from "./health.module.css";

/** The newest events of the range that are stored but not folded, and why. */
export function QuarantinePanel({ history }: { history: HistoryAnswer }) {
  const t = useTranslations("health");
  const { app } = useCurrentApp();
  const reasonOf = useQuarantineReason();
  const range = countedRange(history);
  const { data, error, refetch } = useQuarantined(range, history.total.quarantined > 0);
  const all = receivedHref(app, range, { verdict: "quarantined" });
  const events = data?.events ?? [];
  return (
    <Panel
      title={t("quarantinedTitle")}
      flush
      aside={events.length > 0 && <Link href={all}>{t("quarantinedAll")}</Link>}
    >
      <div id={QUARANTINED_ANCHOR} className={classes.anchor}>
        {error && !data ? (
          <ProblemNotice error={error} onRetry={() => void refetch()} />
        ) : history.total.quarantined === 0 ? (
          <p className={classes.none}>{t("quarantinedNone")}</p>
        ) : !data ? (
          <Skeleton height={40} m="sm" />
        ) : (
          <ul className={classes.rejected}>
            {events.map((event) => (
              <li key={event.id} className={classes.quarantinedRow}>
                <span className={classes.detail}>
                  <Time at={event.receivedAt} precision="second" />
                </span>
                <UserLink
                  userId={event.userId}
                  href={receivedHref(app, range, { verdict: "quarantined", user: event.userId })}
                />
                <span className={classes.quarantinedReason}>{reasonOf(event)}</span>
              </li>
            ))}
          </ul>
        )}
      </div>
    </Panel>
  );
}
