"use client";

import { Button } from "@mantine/core";
import { useLocale, useTranslations } from "next-intl";
import { formatMinute } from "@/lib/client/alerts/time-of-day";
import { fullNumber } from "@/lib/client/charts/numbers";
import { useChangeRule } from "@/lib/client/queries/alerts";
import { useMay, useMayEverywhere } from "@/lib/client/roles";
import type { AlertRule } from "@/lib/contracts/alerts";
import { SnoozeMenu } from "./snooze-menu";
import { ErrorLine } from "../ui/error-line";
import { EnabledSwitch } from "./enabled-switch";
import classes from "./alerts.module.css";

/** One rule in sentences: when it tells, when it says that it is over, when it is quiet, and whom it reaches. */
export function RuleRow({ rule, onEdit }: { rule: AlertRule; onEdit: () => void }) {
  const t = useTranslations("alerts");
  const change = useChangeRule(rule.rule);
  const name = t(`rule_${rule.rule}`);
  const facts = useRuleFacts(rule);
  const may = useMay();
  const everywhere = useMayEverywhere("administer");
  const mayChange = rule.scope === "installation" ? everywhere : may("administer");
  return (
    <li className={classes.card} data-off={!rule.enabled || undefined}>
      <div className={classes.cardHead}>
        <h3 className={classes.cardTitle}>{name}</h3>
        {rule.scope === "installation" && <span className={classes.quiet}>{t("scopeInstallation")}</span>}
        <EnabledSwitch enabled={rule.enabled} label={t("ruleOn", { name })} change={change} fixed={!mayChange} />
      </div>
      <p className={classes.about}>{facts.join(" · ")}</p>
      <ErrorLine error={change.error} />
      <div className={classes.cardFoot}>
        <span className={rule.enabled && rule.reaches === 0 ? classes.failed : classes.quiet}>
          {t("reaches", { count: rule.reaches })}
        </span>
        <span className={classes.actions}>
          <SnoozeMenu rule={rule.rule} />
          {mayChange && (
            <Button size="xs" variant="default" aria-label={t("editName", { name })} onClick={onEdit}>
              {t("edit")}
            </Button>
          )}
        </span>
      </div>
    </li>
  );
}

function useRuleFacts({ threshold, unit, forMinutes, recoverMinutes, quietHours }: AlertRule): string[] {
  const t = useTranslations("alerts");
  const locale = useLocale();
  return [
    ...(unit === null || threshold === null ? [] : [t(`over_${unit}`, { value: fullNumber(threshold, locale, 1) })]),
    t("forShort", { count: forMinutes }),
    t("recoverShort", { count: recoverMinutes }),
    ...(quietHours === null
      ? []
      : [t("quietShort", { from: formatMinute(quietHours.from), to: formatMinute(quietHours.to) })]),
  ];
}
