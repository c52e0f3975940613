"use client";

import { Switch } from "@mantine/core";
import { useTranslations } from "next-intl";
import { useLiveStream } from "@/lib/client/live/provider";
import { Time } from "../ui/time";
import classes from "./live.module.css";

/** Switches live updates. While they are off, the page shows since when. */
export function LiveSwitch({ asOf }: { asOf: string | undefined }) {
  const t = useTranslations("live");
  const common = useTranslations("common");
  const { pausedAt, pause, resume } = useLiveStream();
  const paused = pausedAt !== null;
  return (
    <>
      <span role="status" className={classes.asOf} data-paused={paused || undefined}>
        {paused
          ? t.rich("pausedAt", { time: () => <Time at={new Date(pausedAt).toISOString()} clock /> })
          : asOf && common.rich("asOf", { time: () => <Time at={asOf} clock /> })}
      </span>
      <Switch size="sm" label={t("switch")} checked={!paused} onChange={() => (paused ? resume() : pause())} />
    </>
  );
}
