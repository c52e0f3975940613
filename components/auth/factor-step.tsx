"use client";

import { Button } from "@mantine/core";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { FactorKind } from "@/lib/contracts/factors";
import { CodeForm } from "./code-form";
import { OrLine } from "./company-button";
import { PasskeyButton } from "./passkey-button";
import type { StepProps } from "./step-props";
import classes from "./auth.module.css";

/** The step after the password: a passkey, a code of the authenticator app, or a recovery code. */
export function FactorStep({ factors, ...steps }: StepProps & { factors: readonly FactorKind[] }) {
  const t = useTranslations("signIn");
  const [recovers, setRecovers] = useState(false);
  const hasApp = factors.includes("totp");
  const hasPasskey = factors.includes("passkey");
  const text = hasApp ? t("codeText") : t("passkeyText");
  return (
    <>
      <h1 className={classes.title}>{t("codeTitle")}</h1>
      <p className={classes.text}>{recovers ? t("recoveryText") : text}</p>
      {recovers && <CodeForm key="recovery" kind="recovery" {...steps} />}
      {!recovers && hasApp && <CodeForm key="app" kind="app" {...steps} />}
      {!recovers && hasApp && hasPasskey && <OrLine />}
      {!recovers && hasPasskey && <PasskeyButton isFirst={!hasApp} {...steps} />}
      <div className={classes.others}>
        <Button variant="subtle" size="compact-sm" onClick={() => setRecovers(!recovers)}>
          {recovers ? (hasApp ? t("useApp") : t("usePasskey")) : t("useRecovery")}
        </Button>
        <Button variant="subtle" size="compact-sm" onClick={() => steps.onStartAgain(false)}>
          {t("startAgain")}
        </Button>
      </div>
      {recovers && <p className={classes.hint}>{t("recoveryLost")}</p>}
    </>
  );
}
