"use client";

import { Button } from "@mantine/core";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useChangeApp } from "@/lib/client/queries/apps";
import { hasPathSecret, pathSecret } from "@/lib/client/secret";
import type { App } from "@/lib/contracts/app";
import { CopyIcon } from "../../ui/copy";
import { Confirm } from "./confirm";
import { Saved } from "./saved";
import classes from "./settings.module.css";

/** The secret at the end of the callback address. A change of it changes the address, which is said before. */
export function SecretSetting({ app }: { app: App }) {
  const t = useTranslations("settings");
  const change = useChangeApp(app.sdkAppId);
  const [asked, setAsked] = useState<"new" | "remove" | null>(null);
  const set = hasPathSecret(app.callbackUrl);
  return (
    <section className={classes.part}>
      <h3>{t("secret")}</h3>
      <p className={classes.hint}>{t(set ? "secretSet" : "secretNone")}</p>
      <div className={classes.actions}>
        <Button size="sm" variant="default" onClick={() => setAsked("new")}>
          {t("secretNew")}
        </Button>
        {set && (
          <Button size="sm" variant="default" onClick={() => setAsked("remove")}>
            {t("secretRemove")}
          </Button>
        )}
      </div>
      {change.isSuccess ? (
        <div role="status" className={classes.changed}>
          {t("secretDone")}
          <div className={classes.url}>
            <code>{change.data.callbackUrl}</code>
            <CopyIcon value={change.data.callbackUrl} />
          </div>
        </div>
      ) : (
        <Saved done={false} error={change.error} />
      )}
      <Confirm
        opened={asked !== null}
        title={t("secret")}
        text={t(asked === "remove" ? "secretWarnRemove" : "secretWarnNew")}
        action={t("secretConfirm")}
        pending={change.isPending}
        onClose={() => setAsked(null)}
        onConfirm={() =>
          change.mutate({ pathSecret: asked === "remove" ? null : pathSecret() }, { onSettled: () => setAsked(null) })
        }
      />
    </section>
  );
}
