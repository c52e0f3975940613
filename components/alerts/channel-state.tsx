"use client";

import { IconAlertCircle, IconCircleCheck, IconClock } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import type { AlertChannel } from "@/lib/contracts/alert-channels";
import { Time } from "../ui/time";
import classes from "./alerts.module.css";

/** What became of the last message of a channel, with the error, and how many wait. */
export function ChannelState({ channel: { last, pending } }: { channel: AlertChannel }) {
  const t = useTranslations("alerts");
  if (last === null && pending === 0) return <p className={classes.quiet}>{t("neverSent")}</p>;
  return (
    <div className={classes.state}>
      {last !== null && (
        <p data-state={last.state}>
          <StateIcon state={last.state} />
          <span>
            {t.rich(`last_${last.state}`, { time: () => <Time key="at" at={last.at} ago place="sentence" /> })}
            {last.error !== null && last.state !== "sent" && <code className={classes.error}>{last.error}</code>}
          </span>
        </p>
      )}
      {pending > 0 && (
        <p className={classes.quiet}>
          <IconClock size={15} aria-hidden />
          {t("pending", { count: pending })}
        </p>
      )}
    </div>
  );
}

function StateIcon({ state }: { state: NonNullable<AlertChannel["last"]>["state"] }) {
  const Glyph = state === "sent" ? IconCircleCheck : state === "failed" ? IconAlertCircle : IconClock;
  return <Glyph size={15} aria-hidden />;
}
