"use client";

import { useTranslations } from "next-intl";
import type { App } from "@/lib/contracts/app";
import { Panel } from "../../ui/panel";
import { BasicSettings } from "./basic-settings";
import { PathSecretSetting } from "./path-secret-setting";
import { CallbackTokenSetting } from "./callback-token-setting";
import classes from "./settings.module.css";

/** All settings of one app. Each section is saved by itself, because they are independent. */
export function SettingsPanel({ app }: { app: App }) {
  const t = useTranslations("settings");
  return (
    <Panel title={t("title")} aside={<span className={classes.quiet}>{app.sdkAppId}</span>}>
      <div className={classes.parts}>
        <BasicSettings app={app} />
        <CallbackTokenSetting app={app} />
        <PathSecretSetting app={app} />
      </div>
    </Panel>
  );
}
