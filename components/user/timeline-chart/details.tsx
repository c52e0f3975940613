"use client";

import { useLocale, useTranslations } from "next-intl";
import type { Bar, DenseBlock } from "@/lib/client/timeline-chart/scene";
import { useNow } from "@/lib/client/time/now";
import { formatSpan } from "@/lib/client/time/span";
import type { EndCause } from "@/lib/presence/types";
import { CauseBadge } from "../../ui/cause";
import { Count } from "../../ui/count";
import { PlatformLabel } from "../../ui/platform";
import { PresenceLabel } from "../../ui/presence";
import { Time } from "../../ui/time";
import classes from "./timeline-chart.module.css";

/** The tooltip of a connection. */
export function BarDetails({ bar }: { bar: Bar }) {
  const t = useTranslations("timelineChart");
  const user = useTranslations("user");
  const platform = useTranslations("platform");
  const locale = useLocale();
  const now = useNow();
  const { startedAt, endedAt, endCause, clientIp, networkName, kickedBy, offlineWindow } = bar.connection;
  const length = startedAt && now !== null ? (endedAt ? Date.parse(endedAt) : now) - Date.parse(startedAt) : null;
  return (
    <>
      <div className={classes.detailsHead}>
        <PlatformLabel platform={bar.connection.platform} />
        {endCause ? <CauseBadge cause={endCause} /> : <PresenceLabel state="online" />}
      </div>
      <p>
        {startedAt ? <Time at={startedAt} precision="second" /> : user("unknownStart")} –{" "}
        {endedAt ? <Time at={endedAt} precision="second" /> : user("stillOpen")}
      </p>
      {length !== null && (
        <p>
          {t("lasted")} {formatSpan(Math.max(0, length), locale)} · {t("ip")} {clientIp ?? user("noIp")}
          {networkName && ` (${networkName})`}
        </p>
      )}
      {kickedBy && <p>{t("kickedBy", { platform: platform(kickedBy) })}</p>}
      {offlineWindow && offlineWindow.from !== offlineWindow.to && (
        <p>
          {t("offlineWindow")} <Time at={offlineWindow.from} precision="second" /> –{" "}
          <Time at={offlineWindow.to} precision="second" />
        </p>
      )}
    </>
  );
}

/** The tooltip of a block: how many connections, their range and why they ended. */
export function DenseDetails({ block }: { block: DenseBlock }) {
  const t = useTranslations("timelineChart");
  return (
    <>
      <div className={classes.detailsHead}>
        <PlatformLabel platform={block.platform} />
        <strong>{t("dense", { count: block.connections })}</strong>
      </div>
      <p>
        <Time at={new Date(block.from).toISOString()} precision="second" /> –{" "}
        <Time at={new Date(block.to).toISOString()} precision="second" />
      </p>
      <div className={classes.detailsCauses}>
        {(Object.entries(block.causes) as [EndCause, number][]).map(([cause, count]) => (
          <span key={cause}>
            <CauseBadge cause={cause} /> <Count value={count} />
          </span>
        ))}
      </div>
      <p>{t("denseHint")}</p>
    </>
  );
}
