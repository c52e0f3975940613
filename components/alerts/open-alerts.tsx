"use client";

import { IconCircleCheck } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { MAX_OPEN, useOpenAlerts } from "@/lib/client/queries/alerts";
import { Notice } from "../ui/notice";
import { StatPanel } from "../ui/stat-panel";
import { AlertCard } from "./alert-card";
import classes from "./alerts.module.css";

/** Open alerts: how many in one sentence, then each. */
export function OpenAlerts() {
  const t = useTranslations("alerts");
  const query = useOpenAlerts();
  const count = query.data?.alerts.length ?? 0;
  const title = query.data === undefined ? t("open") : t("openCount", { count, most: MAX_OPEN });
  return (
    <StatPanel title={title} query={query} height={96} flush={count > 0}>
      {({ alerts }) =>
        alerts.length === 0 ? (
          <Notice icon={IconCircleCheck} title={t("noneOpen")}>
            {t("noneOpenText")}
          </Notice>
        ) : (
          <ul className={classes.cards}>
            {alerts.map((alert) => (
              <AlertCard key={alert.id} alert={alert} />
            ))}
          </ul>
        )
      }
    </StatPanel>
  );
}
