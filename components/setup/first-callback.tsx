"use client";

import { Anchor, Loader } from "@mantine/core";
import { IconCircleCheckFilled } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { useApps } from "@/lib/client/queries/apps";
import type { App } from "@/lib/contracts/app";
import { Link } from "../ui/link";
import { Time } from "../ui/time";
import classes from "./setup.module.css";

/** Says whether a callback from Tencent has arrived. Polls every two seconds until the first real one. */
export function FirstCallback({ app }: { app: App }) {
  const t = useTranslations("setup");
  const { firstCallbackAt, lastCallbackAt } = app;
  useApps({ waiting: firstCallbackAt === null });
  if (firstCallbackAt === null) {
    return (
      <p className={classes.arrival} role="status">
        <Loader size={14} color="gray" aria-hidden />
        <span>{t("waiting")}</span>
      </p>
    );
  }
  return (
    <p className={classes.arrival} data-ok role="status">
      <IconCircleCheckFilled size={18} aria-hidden />
      <span className={classes.grow}>
        {t.rich("arrived", { time: () => <Time at={firstCallbackAt} place="sentence" /> })}{" "}
        {lastCallbackAt && t.rich("last", { time: () => <Time at={lastCallbackAt} place="sentence" /> })}
      </span>
      <Anchor component={Link} href="/live" size="sm" c="inherit" underline="always">
        {t("goLive")}
      </Anchor>
    </p>
  );
}
