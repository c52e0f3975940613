"use client";

import { useTranslations } from "next-intl";
import type { UserAnswer } from "@/lib/contracts/user";
import { Address } from "../ui/address";
import { Panel } from "../ui/panel";
import { PlatformLabel } from "../ui/platform";
import { Skeleton } from "../ui/skeleton";
import { Time } from "../ui/time";
import classes from "./user.module.css";

export function OpenConnections({ user }: { user: UserAnswer | undefined }) {
  const t = useTranslations("user");
  return (
    <Panel title={t("open")}>
      {!user ? (
        <Skeleton height={18} width="60%" my={9} />
      ) : user.connections.length === 0 ? (
        <p className={classes.none}>{t("openNone")}</p>
      ) : (
        <ul className={classes.connections}>
          {user.connections.map((connection, place) => (
            <li key={connection.startEventId ?? place} className={classes.connection}>
              <PlatformLabel platform={connection.platform} />
              <span className={classes.ip}>
                <Address ip={connection.clientIp} network={connection.networkName} none={t("noIp")} />
              </span>
              <span className={classes.dimmed}>
                {connection.startedAt ? <Since at={connection.startedAt} /> : t("sinceUnknown")}
              </span>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}

function Since({ at }: { at: string }) {
  const t = useTranslations("user");
  return <>{t.rich("sinceTime", { time: () => <Time at={at} place="sentence" /> })}</>;
}
