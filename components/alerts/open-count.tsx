"use client";

import { useTranslations } from "next-intl";
import { MAX_OPEN, useOpenAlerts } from "@/lib/client/queries/alerts";
import classes from "./open-count.module.css";

/** How many alerts are open, beside the navigation entry. Nothing if there are none. */
export function OpenAlertsCount() {
  const t = useTranslations("alerts");
  const { data } = useOpenAlerts();
  const count = data?.alerts.length ?? 0;
  if (count === 0) return null;
  return (
    <span className={classes.count} aria-label={t("openCount", { count, most: MAX_OPEN })} role="img">
      {count >= MAX_OPEN ? `${MAX_OPEN}+` : count}
    </span>
  );
}
