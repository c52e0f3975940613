"use client";

import { useTranslations } from "next-intl";
import { useSyncExternalStore } from "react";
import { useCurrentApp } from "@/lib/client/app";
import { CopyButton } from "../ui/copy-button";
import { Panel } from "../ui/panel";
import classes from "./markers.module.css";

const never = () => () => {};

/** The line for a release script, with the address of this console. */
export function ReleaseScript() {
  const t = useTranslations("markers");
  const { app } = useCurrentApp();
  const origin = useSyncExternalStore(
    never,
    () => window.location.origin,
    () => "",
  );
  const query = app === undefined ? "" : `?app=${app}`;
  const line = [
    `curl -fsS --retry 3 -X POST '${origin}/api/v1/markers${query}'`,
    `-H "Authorization: Bearer $ROLLCALL_TOKEN" -H 'Content-Type: application/json'`,
    `-d '{"text": "release 8.3", "platform": "android"}'`,
  ];
  return (
    <Panel title={t("scriptTitle")} aside={<CopyButton value={line.join(" ")} />}>
      <p className={classes.lead}>{t("scriptText")}</p>
      <pre className={classes.script} tabIndex={0} role="group" aria-label={t("scriptTitle")}>
        {line.join(" \\\n  ")}
      </pre>
    </Panel>
  );
}
