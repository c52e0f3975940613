"use client";

import { Button } from "@mantine/core";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useChangeApp } from "@/lib/client/queries/apps";
import { hasPathSecret, pathSecret, withPathSecret } from "@/lib/client/secret";
import type { App } from "@/lib/contracts/app";
import { ConfirmDialog } from "../../ui/confirm-dialog";
import { CopyLine } from "../../ui/copy-line";
import { SaveState } from "../../ui/save-state";
import classes from "./settings.module.css";

/** The secret at the end of the callback address. The form warns that a new secret changes the address. */
export function PathSecretSetting({ app }: { app: App }) {
  const t = useTranslations("settings");
  const change = useChangeApp(app.sdkAppId);
  const [confirming, setConfirming] = useState<"new" | "remove" | null>(null);
  const set = hasPathSecret(app.callbackUrl);
  // The server shows the end of a secret. This one was made here.
  const address = withPathSecret(change.data?.callbackUrl ?? app.callbackUrl, change.variables?.pathSecret ?? null);
  return (
    <section className={classes.part}>
      <h3>{t("secret")}</h3>
      <p className={classes.hint}>{t(set ? "secretSet" : "secretNone")}</p>
      <div className={classes.actions}>
        <Button size="sm" variant="default" onClick={() => setConfirming("new")}>
          {t("secretNew")}
        </Button>
        {set && (
          <Button size="sm" variant="default" onClick={() => setConfirming("remove")}>
            {t("secretRemove")}
          </Button>
        )}
      </div>
      {change.isSuccess ? (
        <div role="status" className={classes.changed}>
          {t("secretDone")}
          <CopyLine value={address} />
        </div>
      ) : (
        <SaveState done={false} error={change.error} />
      )}
      <ConfirmDialog
        opened={confirming !== null}
        title={t("secret")}
        text={t(confirming === "remove" ? "secretWarnRemove" : "secretWarnNew")}
        action={t("secretConfirm")}
        pending={change.isPending}
        onClose={() => setConfirming(null)}
        onConfirm={() =>
          change.mutate(
            { pathSecret: confirming === "remove" ? null : pathSecret() },
            { onSettled: () => setConfirming(null) },
          )
        }
      />
    </section>
  );
}
