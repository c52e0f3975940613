"use client";

import { Anchor } from "@mantine/core";
import { useLocale, useTranslations } from "next-intl";
import Link from "next/link";
import { useNow } from "@/lib/client/time/now";
import { formatSpan } from "@/lib/client/time/span";
import type { LiveAnswer } from "@/lib/contracts/live";
import classes from "./live.module.css";

/** Silence of this length is worth a word, in milliseconds. */
const QUIET = 15 * 60_000;

/** Says that nothing has arrived for long, which may be right or the whole trouble. */
export function QuietWarning({ live }: { live: LiveAnswer | undefined }) {
  const t = useTranslations("live");
  const locale = useLocale();
  const now = useNow();
  const last = live?.lastCallbackAt;
  const silence = last && now !== null ? now - Date.parse(last) : 0;
  if (silence < QUIET) return null;
  return (
    <div className={classes.warning} role="status">
      <strong>{t("quietTitle", { span: formatSpan(silence, locale) })}</strong>
      <span>{t("quietText")}</span>
      <Anchor component={Link} href="/setup" size="sm" c="inherit" underline="always">
        {t("openSetup")}
      </Anchor>
    </div>
  );
}
