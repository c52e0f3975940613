"use client";

import { Skeleton } from "@mantine/core";
import { useTranslations } from "next-intl";
import Link from "next/link";
import { useCurrentApp } from "@/lib/client/app";
import { usersHref } from "@/lib/client/url/users-filter";
import type { LiveAnswer } from "@/lib/contracts/live";
import { Count } from "../ui/number";
import { Panel } from "../ui/panel";
import { PresenceDot } from "../ui/presence";
import classes from "./live.module.css";

/** The one number everyone asks for, with the part of it that is not certain. */
export function OnlinePanel({ live }: { live: LiveAnswer | undefined }) {
  const t = useTranslations("live");
  const { app } = useCurrentApp();
  return (
    <Panel title={t("online")}>
      <Link href={usersHref({ state: "online" }, app)} className={classes.big} title={t("onlineHint")}>
        {live ? <Count value={live.online.users} /> : <Skeleton width={120} height={44} />}
      </Link>
      <div className={classes.under}>
        {live ? (
          <>
            <Link href={usersHref({ state: "unverified" }, app)} title={t("unverifiedHint")} className={classes.underLink}>
              <PresenceDot state="unverified" />
              {t("unverified", { count: live.online.unverified })}
            </Link>
            <Link href={usersHref({ state: "online" }, app)} className={classes.underLink}>
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
