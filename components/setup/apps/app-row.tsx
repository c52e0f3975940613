"use client";

import { Button } from "@mantine/core";
import { useTranslations } from "next-intl";
import { useChangeApp } from "@/lib/client/queries/apps";
import type { App } from "@/lib/contracts/app";
import { ErrorLine } from "../../ui/error-line";
import { Time } from "../../ui/time";
import classes from "./apps.module.css";

interface AppRowProps {
  app: App;
  onPause: () => void;
  /** Null if the person may not delete apps. */
  onDelete: (() => void) | null;
}

/** An app, and since when it is paused. A paused app can be resumed or deleted. */
export function AppRow({ app, onPause, onDelete }: AppRowProps) {
  const t = useTranslations("apps");
  const change = useChangeApp(app.sdkAppId);
  const { sdkAppId, name, paused } = app;
  const title = name || sdkAppId;
  return (
    <li className={classes.app}>
      <div className={classes.name}>
        <strong>{title}</strong>
        {name && <span className={classes.id}>{sdkAppId}</span>}
      </div>
      <p className={classes.state} data-paused={paused !== null || undefined}>
        {paused === null
          ? t("running")
          : t.rich("paused", {
              by: paused.by,
              count: paused.callbacks,
              time: () => <Time at={paused.since} place="sentence" />,
            })}
      </p>
      <div className={classes.actions}>
        {paused === null ? (
          <Button size="xs" variant="default" aria-label={t("pauseName", { name: title })} onClick={onPause}>
            {t("pause")}
          </Button>
        ) : (
          <Button
            size="xs"
            variant="default"
            aria-label={t("resumeName", { name: title })}
            loading={change.isPending}
            onClick={() => change.mutate({ paused: false })}
          >
            {t("resume")}
          </Button>
        )}
        {paused !== null && onDelete && (
          <Button
            size="xs"
            variant="default"
            c="red.8"
            aria-label={t("deleteName", { name: title })}
            onClick={onDelete}
          >
            {t("delete")}
          </Button>
        )}
      </div>
      <ErrorLine error={change.error} />
    </li>
  );
}
