"use client";

import { Tooltip } from "@mantine/core";
import { useTranslations } from "next-intl";
import { useLiveStream } from "@/lib/client/live/provider";
import classes from "./shell.module.css";

/** Whether what is on the screen moves by itself, and what happens while it does not. */
export function LiveIndicator() {
  const t = useTranslations("stream");
  const { state } = useLiveStream();
  return (
    <Tooltip label={t(`${state}Hint`)} multiline maw={280}>
      <span className={classes.live} data-state={state} role="status" tabIndex={0}>
        <span className={classes.pulse} aria-hidden />
        <span className={classes.liveWord}>{t(state)}</span>
      </span>
    </Tooltip>
  );
}
