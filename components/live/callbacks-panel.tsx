"use client";

import { Anchor, Skeleton } from "@mantine/core";
import { useLocale, useTranslations } from "next-intl";
import Link from "next/link";
import { useNow } from "@/lib/client/time/now";
import { formatSpan } from "@/lib/client/time/span";
import type { LiveAnswer } from "@/lib/contracts/live";
import { Panel } from "../ui/panel";
import { Ago, Time } from "../ui/time";
import classes from "./live.module.css";

/** Silence of this length is worth a word, in milliseconds. */
const QUIET = 15 * 60_000;

/** Whether anything still arrives: the question behind a curve that fell to nothing. */
export function CallbacksPanel({ live }: { live: LiveAnswer | undefined }) {
  const t = useTranslations("live");
  const locale = useLocale();
  const now = useNow();
  const last = live?.lastCallbackAt ?? null;
  const silence = last && now !== null ? now - Date.parse(last) : 0;
  return (
    <Panel title={t("callbacks")} className={classes.callbacks}>
      <p className={classes.medium}>
        {!live ? <Skeleton width={110} height={24} /> : last ? <Ago at={last} /> : t("never")}
      </p>
      <p className={classes.label}>{last && <Time at={last} />}</p>
      {silence > QUIET && (
        <div className={classes.warning} role="status">
          <strong>{t("quietTitle", { span: formatSpan(silence, locale) })}</strong>
          <p>{t("quietText")}</p>
          <Anchor component={Link} href="/setup" size="sm" c="inherit" underline="always">
            {t("openSetup")}
          </Anchor>
        </div>
      )}
    </Panel>
  );
}
