"use client";

import { useTranslations } from "next-intl";
import type { UserAnswer } from "@/lib/contracts/user";
import { Panel } from "../ui/panel";
import { Skeleton } from "../ui/skeleton";
import { Time } from "../ui/time";
import classes from "./user.module.css";

/** The custom status, and the times of the first and the last event of the user. */
export function StatusPanel({ user }: { user: UserAnswer | undefined }) {
  const t = useTranslations("user");
  return (
    <Panel title={t("status")}>
      {!user ? <Skeleton height={18} width="50%" my={9} /> : <Status status={user.customStatus} />}
      <dl className={classes.facts}>
        <dt>{t("firstSeen")}</dt>
        <dd>{user && <Time at={user.firstSeenAt} ago />}</dd>
        <dt>{t("lastEvent")}</dt>
        <dd>{user && <Time at={user.lastEventAt} ago />}</dd>
      </dl>
    </Panel>
  );
}

function Status({ status }: { status: UserAnswer["customStatus"] }) {
  const t = useTranslations("user");
  if (!status) return <p className={classes.none}>{t("statusNone")}</p>;
  const cleared = status.presumedClearedAt;
  return (
    <div className={classes.statusNow}>
      {status.value === "" ? (
        <span className={classes.dimmed}>{t("statusEmpty")}</span>
      ) : (
        <span className={classes.statusValue} data-cleared={cleared ? true : undefined}>
          {status.value}
        </span>
      )}
      <span className={classes.dimmed}>
        {cleared
          ? t.rich("statusCleared", { time: () => <Time at={cleared} place="sentence" /> })
          : t.rich("statusSet", { time: () => <Time at={status.at} ago place="sentence" /> })}
      </span>
    </div>
  );
}
