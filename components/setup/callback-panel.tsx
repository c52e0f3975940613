"use client";

import { useTranslations } from "next-intl";
import type { App } from "@/lib/contracts/app";
import { Panel } from "../ui/panel";
import { CallbackSteps } from "./callback-steps";
import { FirstCallback } from "./first-callback";
import { TestCallback } from "./test-callback";
import classes from "./setup.module.css";

/** The steps in Tencent's console, and whether they worked. */
export function CallbackPanel({ app }: { app: App }) {
  const t = useTranslations("setup");
  return (
    <Panel
      title={t("callbackTitle")}
      aside={
        <span className={classes.appName}>
          {app.name && `${app.name} · `}
          {app.sdkAppId} · {t("tokensSet", { count: app.tokens })}
        </span>
      }
    >
      <FirstCallback app={app} />
      <CallbackSteps app={app}>
        <li>
          <TestCallback app={app} />
        </li>
      </CallbackSteps>
    </Panel>
  );
}
