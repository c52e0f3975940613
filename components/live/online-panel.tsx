"use client";

import { useTranslations } from "next-intl";
import { useCurrentApp } from "@/lib/client/app";
import { COMPARED, pointAt, REACH, type Compared, type Value } from "@/lib/client/live/trend";
import { useZone } from "@/lib/client/time/zone";
import { listHref } from "@/lib/client/url/list-href";
import { daysBefore, SHIFT_DAYS } from "@/lib/client/url/range";
import type { LiveAnswer } from "@/lib/contracts/live";
import { Link } from "../ui/link";
import { Count } from "../ui/count";
import { Panel } from "../ui/panel";
import { PresenceDot } from "../ui/presence";
import { Skeleton } from "../ui/skeleton";
import { ChangeLink } from "./change-link";
import classes from "./live.module.css";

interface OnlinePanelProps {
  live: LiveAnswer | undefined;
  /** Values of earlier days at today's times; undefined while they load. */
  before: Record<Compared, Value[] | undefined>;
}

/** Users online now, compared with earlier days, and how many of them are unverified. */
export function OnlinePanel({ live, before }: OnlinePanelProps) {
  const t = useTranslations("live");
  const { app } = useCurrentApp();
  const { zone } = useZone();
  const users = (filter: Record<string, string>) => listHref("/users", app, null, filter);
  return (
    <Panel title={t("online")}>
      <Link href={users({ state: "online" })} className={classes.big} title={t("onlineHint")}>
        {live ? <Count value={live.online.users} /> : <Skeleton width={120} height={44} />}
      </Link>
      <div className={classes.under}>
        {live ? (
          <>
            {(["yesterday", "lastWeek"] as const).map((which) => {
              const values = before[which];
              const then = values && pointAt(values, Date.parse(live.asOf), REACH);
              const onlineAt =
                then && zone
                  ? new Date(daysBefore(then.at, SHIFT_DAYS[COMPARED[which]], zone)).toISOString()
                  : undefined;
              const href = listHref("/users", app, null, { onlineAt });
              return (
                <ChangeLink key={which} which={which} now={live.online.users} then={then && then.users} href={href} />
              );
            })}
            <Link href={users({ state: "unverified" })} title={t("unverifiedHint")} className={classes.underLink}>
              <PresenceDot state="unverified" />
              {t("unverified", { count: live.online.unverified })}
            </Link>
            <Link href={listHref("/connections", app, null, { openAt: live.asOf })} className={classes.underLink}>
              {t("connections", { count: live.online.connections })}
            </Link>
          </>
        ) : (
          <Skeleton width={160} height={16} />
        )}
      </div>
    </Panel>
  );
}
