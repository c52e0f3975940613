"use client";

import { Tooltip, UnstyledButton } from "@mantine/core";
import { useTranslations } from "next-intl";
import { useLiveStream } from "@/lib/client/live/provider";
import classes from "./shell.module.css";

/** Says whether the page updates live, and what happens while it does not. */
export function LiveIndicator() {
  const t = useTranslations("stream");
  const live = useTranslations("live");
  const { state, pausedAt, resume } = useLiveStream();
  if (pausedAt !== null) {
    return (
      <Tooltip label={live("resumeHint")} multiline maw={280}>
        <UnstyledButton className={classes.live} data-state="paused" onClick={resume}>
          <span className={classes.pulse} aria-hidden />
          <span className={classes.liveWord}>{live("paused")}</span>
        </UnstyledButton>
      </Tooltip>
    );
  }
  return (
    <Tooltip label={t(`${state}Hint`)} multiline maw={280}>
      <span className={classes.live} data-state={state} role="status" tabIndex={0}>
        <span className={classes.pulse} aria-hidden />
        <span className={classes.liveWord}>{t(state)}</span>
      </span>
    </Tooltip>
  );
}
