"use client";

import { useTranslations } from "next-intl";
import { MAX_OPEN, useOpenAlerts } from "@/lib/client/queries/alerts";
import { EntryCount } from "../ui/entry-count";

/** How many alerts are open, beside the navigation entry. Nothing if there are none. */
export function OpenAlertsCount() {
  const t = useTranslations("alerts");
  const { data } = useOpenAlerts();
  const count = data?.alerts.length ?? 0;
  if (count === 0) return null;
  return (
    <EntryCount
      count={count >= MAX_OPEN ? `${MAX_OPEN}+` : String(count)}
      label={t("openCount", { count, most: MAX_OPEN })}
    />
  );
}
