"use client";

import { Button, Menu } from "@mantine/core";
import { IconBellOff } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import type { AlertRuleName } from "@/lib/alerts/values";
import { useAlertRules, useSnooze } from "@/lib/client/queries/alerts";
import { May } from "@/lib/client/roles";
import { useNow } from "@/lib/client/time/now";
import { Time } from "../ui/time";
import { ErrorLine } from "../ui/error-line";
import classes from "./alerts.module.css";

const HOURS = [1, 4, 24] as const;

/** Silences a rule for some hours, and says until when it is silent. */
export function SnoozeMenu({ rule }: { rule: AlertRuleName }) {
  const t = useTranslations("alerts");
  const now = useNow();
  const { data } = useAlertRules();
  const { snooze, isPending, error } = useSnooze(rule);
  const until = data?.rules.find((one) => one.rule === rule)?.snoozedUntil ?? null;
  const snoozed = until !== null && now !== null && Date.parse(until) > now;
  return (
    <span className={classes.actions}>
      <ErrorLine error={error} />
      {snoozed && (
        <span className={classes.quiet}>
          {t.rich("snoozedUntil", { time: () => <Time at={until} place="sentence" /> })}
        </span>
      )}
      <May permission="administer">
        <Menu position="bottom-end" withinPortal>
          <Menu.Target>
            <Button
              size="xs"
              variant="default"
              loading={isPending}
              leftSection={<IconBellOff size={14} stroke={1.7} aria-hidden />}
            >
              {t("snooze")}
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Label>{t("snoozeText")}</Menu.Label>
            {HOURS.map((hours) => (
              <Menu.Item key={hours} onClick={() => snooze(hours)}>
                {t("snoozeHours", { hours })}
              </Menu.Item>
            ))}
            {snoozed && <Menu.Item onClick={() => snooze(0)}>{t("snoozeEnd")}</Menu.Item>}
          </Menu.Dropdown>
        </Menu>
      </May>
    </span>
  );
}
