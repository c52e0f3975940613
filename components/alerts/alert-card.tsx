"use client";

import { IconAlertTriangle, IconInfoCircle } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import type { Alert } from "@/lib/contracts/alerts";
import type { ToneName } from "@/lib/client/theme/tokens";
import { LinkButton } from "../ui/link-button";
import { Time } from "../ui/time";
import { ToneBadge } from "../ui/tone-badge";
import { SnoozeMenu } from "./snooze-menu";
import { NotificationCounts } from "./notification-counts";
import classes from "./alerts.module.css";

const TONES: Record<Alert["severity"], ToneName> = { critical: "timeout", warning: "link_close", info: "logout" };

/** One open alert: what, since when, how much against usual, to how many channels it was sent, and what can be done. */
export function AlertCard({ alert }: { alert: Alert }) {
  const t = useTranslations("alerts");
  const icon = alert.severity === "info" ? IconInfoCircle : IconAlertTriangle;
  return (
    <li className={classes.card}>
      <div className={classes.cardHead}>
        <ToneBadge tone={TONES[alert.severity]} icon={icon} label={t(`severity_${alert.severity}`)} />
        <h3 className={classes.cardTitle}>{alert.title}</h3>
        <span className={classes.quiet}>
          <Time at={alert.since} ago />
        </span>
      </div>
      <dl className={classes.facts}>
        {alert.lines.map(({ label, text }) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
      <div className={classes.cardFoot}>
        <NotificationCounts alert={alert} />
        <span className={classes.actions}>
          <LinkButton href={alert.path}>{t("view")}</LinkButton>
          <SnoozeMenu rule={alert.rule} />
        </span>
      </div>
    </li>
  );
}
