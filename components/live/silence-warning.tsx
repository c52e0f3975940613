"use client";

import { Anchor } from "@mantine/core";
import { useLocale, useTranslations } from "next-intl";
import Link from "next/link";
import { silenceSince } from "@/lib/client/live/silence";
import { useGaps } from "@/lib/client/queries/live-trend";
import { useNow } from "@/lib/client/time/now";
import { formatSpan } from "@/lib/client/time/span";
import type { LiveAnswer } from "@/lib/contracts/live";
import classes from "./silence-warning.module.css";

/**
 * Says that callbacks have stopped, by what is usual for this app at this time. It stands at the lower edge of the screen,
 * as it may come at any moment, and nothing that is read must move for it.
 */
export function SilenceWarning({ live }: { live: LiveAnswer | undefined }) {
  const t = useTranslations("live");
  const locale = useLocale();
  const now = useNow();
  const { data } = useGaps();
  const quiet = live && now !== null ? silenceSince(live.lastCallbackAt, now, data?.gaps ?? []) : null;
  if (!quiet) return null;
  return (
    <div className={classes.warning} role="status">
      <strong>{t("silenceTitle", { span: formatSpan(quiet.silence, locale) })}</strong>
      <span>
        {quiet.expected !== null && t("silenceExpected", { count: quiet.expected })}{" "}
        <span className={classes.advice}>{t("silenceText")}</span>
      </span>
      <Anchor component={Link} href="/health" size="sm" c="inherit" underline="always">
        {t("openHealth")}
      </Anchor>
    </div>
  );
}
