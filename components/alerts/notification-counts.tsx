"use client";

import { useTranslations } from "next-intl";
import type { Alert } from "@/lib/contracts/alerts";
import classes from "./alerts.module.css";

/** The number of channels by the state of their notification that an alert opened. */
export function NotificationCounts({ alert }: { alert: Pick<Alert, "deliveries"> }) {
  const t = useTranslations("alerts");
  const opened = alert.deliveries.filter(({ kind }) => kind === "opened");
  const count = (state: string) => opened.filter((delivery) => delivery.state === state).length;
  const parts = (["sent", "pending", "failed", "left_out"] as const)
    .map((state) => ({ state, count: count(state) }))
    .filter((part) => part.count > 0);
  if (parts.length === 0) return <span className={classes.quiet}>{t("notifiedNobody")}</span>;
  return (
    <span className={classes.notificationCounts}>
      {parts.map(({ state, count: n }) => (
        <span key={state} data-state={state}>
          {t(`notified_${state}`, { count: n })}
        </span>
      ))}
    </span>
  );
}
