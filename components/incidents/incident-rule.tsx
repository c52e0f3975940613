"use client";

import { useTranslations } from "next-intl";
import type { IncidentsAnswer } from "@/lib/contracts/stats/incidents";
import classes from "./incidents.module.css";

/** What counts as an incident, with the numbers of the rule. */
export function IncidentRule({ rule }: { rule: IncidentsAnswer["rule"] }) {
  const t = useTranslations("incidents");
  return (
    <div className={classes.rule}>
      <p>{t("ruleIntro")}</p>
      <ul>
        <li>{t("ruleMinimum", { least: rule.least })}</li>
        <li>{t("ruleTimes", { times: rule.times, minutes: rule.usualMinutes })}</li>
        <li>{t("ruleSameMinute", { times: rule.sameMinuteTimes, days: rule.sameMinuteDays })}</li>
      </ul>
      <p>{t("ruleJoin", { times: rule.goesOnTimes })}</p>
    </div>
  );
}
