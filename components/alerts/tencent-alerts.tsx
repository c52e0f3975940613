"use client";

import { useTranslations } from "next-intl";
import { Panel } from "../ui/panel";
import { TencentAlertsList } from "./tencent-alerts-list";
import classes from "./alerts.module.css";

/** Tencent's own alert callbacks, all that are kept. */
export function TencentAlerts() {
  const t = useTranslations("alerts");
  return (
    <Panel title={t("tencent")} flush>
      <p className={classes.lead}>{t("tencentText")}</p>
      <TencentAlertsList none={t("tencentNone")} />
    </Panel>
  );
}
