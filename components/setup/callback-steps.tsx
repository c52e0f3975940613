"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { isLocalAddress } from "@/lib/client/secret";
import type { App } from "@/lib/contracts/app";
import { CallbackAddress } from "../secrets/callback-address";
import classes from "./setup.module.css";

/** What to enter and to switch on in Tencent's console, then further steps. */
export function CallbackSteps({ app, children }: { app: App; children?: ReactNode }) {
  const t = useTranslations("setup");
  return (
    <ol className={classes.steps}>
      <li>
        <h3>{t("callbackUrl")}</h3>
        <CallbackAddress app={app} />
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
      {children}
    </ol>
  );
}
