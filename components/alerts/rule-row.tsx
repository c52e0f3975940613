"use client";

import { Button, Switch } from "@mantine/core";
import { useLocale, useTranslations } from "next-intl";
import { formatMinute } from "@/lib/client/alerts/time-of-day";
import { fullNumber } from "@/lib/client/charts/numbers";
import { useChangeRule } from "@/lib/client/queries/alerts";
import type { AlertRule } from "@/lib/contracts/alerts";
import { useProblemText } from "../ui/use-problem-text";
import { SnoozeMenu } from "./snooze-menu";
import classes from "./alerts.module.css";

/** One rule in sentences: when it tells, when it says that it is over, when it is quiet, and whom it reaches. */
export function RuleRow({ rule, onEdit }: { rule: AlertRule; onEdit: () => void }) {
  const t = useTranslations("alerts");
  const textOf = useProblemText();
  const change = useChangeRule(rule.rule);
  const name = t(`rule_${rule.rule}`);
  const facts = useRuleFacts(rule);
  return (
    <li className={classes.card} data-off={!rule.enabled || undefined}>
      <div className={classes.cardHead}>
        <h3 className={classes.cardTitle}>{name}</h3>
        {rule.scope === "installation" && <span className={classes.quiet}>{t("scopeInstallation")}</span>}
        <Switch
          size="xs"
          className={classes.end}
          checked={rule.enabled}
          label={rule.enabled ? t("on") : t("off")}
          aria-label={t("ruleOn", { name })}
          disabled={change.isPending}
          onChange={(event) => change.mutate({ enabled: event.currentTarget.checked })}
        />
      </div>
      <p className={classes.about}>{facts.join(" · ")}</p>
      {change.error && (
        <p role="alert" className={classes.failed}>
          {textOf(change.error)}
        </p>
      )}
      <div className={classes.cardFoot}>
        <span className={rule.enabled && rule.reaches === 0 ? classes.failed : classes.quiet}>
          {t("reaches", { count: rule.reaches })}
        </span>
        <span className={classes.actions}>
          <SnoozeMenu rule={rule.rule} />
          <Button size="xs" variant="default" aria-label={t("editName", { name })} onClick={onEdit}>
            {t("edit")}
          </Button>
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
