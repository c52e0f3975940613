"use client";

import { useTranslations } from "next-intl";
import type { LiveAnswer } from "@/lib/contracts/live";
import { Panel } from "../ui/panel";
import { Skeleton } from "../ui/skeleton";
import { Ago, Time } from "../ui/time";
import classes from "./live.module.css";

/** The time of the last callback. */
export function CallbacksPanel({ live }: { live: LiveAnswer | undefined }) {
  const t = useTranslations("live");
  const last = live?.lastCallbackAt ?? null;
  return (
    <Panel title={t("callbacks")}>
      <div className={classes.medium}>
        {!live ? <Skeleton width={110} height={22} my={4} /> : last ? <Ago at={last} /> : t("never")}
        {last && (
          <span className={classes.label}>
            <Time at={last} />
          </span>
        )}
      </div>
    </Panel>
  );
}
