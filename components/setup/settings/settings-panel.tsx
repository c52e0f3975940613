"use client";

import { useTranslations } from "next-intl";
import type { App } from "@/lib/contracts/app";
import { Panel } from "../../ui/panel";
import { BasicSettings } from "./basic-settings";
import { SecretSetting } from "./secret-setting";
import { TokenSetting } from "./token-setting";
import classes from "./settings.module.css";

/** Everything that can be changed of one app. Each part is saved by itself: they do not depend on each other. */
export function SettingsPanel({ app }: { app: App }) {
  const t = useTranslations("settings");
  return (
    <Panel title={t("title")} aside={<span className={classes.quiet}>{app.sdkAppId}</span>}>
      <div className={classes.parts}>
        <BasicSettings app={app} />
        <TokenSetting app={app} />
        <SecretSetting app={app} />
      </div>
    </Panel>
  );
}
