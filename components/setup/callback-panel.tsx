"use client";

import { useTranslations } from "next-intl";
import { isLocalAddress } from "@/lib/client/secret";
import type { App } from "@/lib/contracts/app";
import { CopyButton } from "../ui/copy-button";
import { Panel } from "../ui/panel";
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
      <ol className={classes.steps}>
        <li>
          <h3>{t("callbackUrl")}</h3>
          <div className={classes.url}>
            <code>{app.callbackUrl}</code>
            <CopyButton value={app.callbackUrl} />
          </div>
          <p className={classes.detail}>{t("callbackUrlHint")}</p>
          {isLocalAddress(app.callbackUrl) && <p className={classes.warn}>{t("localWarning")}</p>}
        </li>
        <li>
          <h3>{t("switch1")}</h3>
          <p className={classes.detail}>{t("switch1Detail")}</p>
          <p className={classes.detail}>{t("retryHint")}</p>
        </li>
        <li>
          <h3>{t("switch2")}</h3>
          <p className={classes.detail}>{t("switch2Detail")}</p>
          <p className={classes.detail}>{t("delay")}</p>
        </li>
        <li>
          <TestCallback app={app} />
        </li>
      </ol>
    </Panel>
  );
}
