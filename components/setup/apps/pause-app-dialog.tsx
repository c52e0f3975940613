"use client";

import { useTranslations } from "next-intl";
import { useChangeApp } from "@/lib/client/queries/apps";
import type { App } from "@/lib/contracts/app";
import { ConfirmDialog } from "../../ui/confirm-dialog";

/** Says what a pause means, and pauses an app. */
export function PauseAppDialog({ app, onClose }: { app: App | null; onClose: () => void }) {
  const t = useTranslations("apps");
  const change = useChangeApp(app?.sdkAppId ?? "");
  function close() {
    change.reset();
    onClose();
  }
  return (
    <ConfirmDialog
      opened={app !== null}
      title={app ? t("pauseName", { name: app.name || app.sdkAppId }) : ""}
      text={t("pauseText")}
      action={t("pause")}
      pending={change.isPending}
      error={change.error}
      onClose={close}
      onConfirm={() => change.mutate({ paused: true }, { onSuccess: close })}
    />
  );
}
