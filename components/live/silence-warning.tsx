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
 * Warns that callbacks have stopped, compared with what is usual for the app at this time. It sticks to the bottom of
 * the screen, so that nothing moves when it appears.
 */
export function SilenceWarning({ live }: { live: LiveAnswer | undefined }) {
  const t = useTranslations("live");
  const locale = useLocale();
  const now = useNow();
  const { data } = useGaps();
  const silence = live && now !== null ? silenceSince(live.lastCallbackAt, now, data?.gaps ?? []) : null;
  if (!silence) return null;
  return (
    <div className={classes.warning} role="status">
      <strong>{t("silenceTitle", { span: formatSpan(silence.ms, locale) })}</strong>
      <span>
        {silence.expected !== null && t("silenceExpected", { count: silence.expected })}{" "}
        <span className={classes.advice}>{t("silenceText")}</span>
      </span>
      <Anchor component={Link} href="/health" size="sm" c="inherit" underline="always">
        {t("openHealth")}
      </Anchor>
    </div>
  );
}
