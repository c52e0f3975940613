"use client";

import { Modal, TextInput } from "@mantine/core";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useDeleteApp } from "@/lib/client/queries/apps";
import type { App } from "@/lib/contracts/app";
import { FormFoot } from "../../ui/form-foot";
import classes from "../../ui/form.module.css";

/** Deletes an app after its SDKAppID was typed. */
export function DeleteAppDialog({ app, onClose }: { app: App | null; onClose: () => void }) {
  const t = useTranslations("apps");
  const common = useTranslations("common");
  return (
    <Modal
      opened={app !== null}
      onClose={onClose}
      title={app ? t("deleteName", { name: app.name || app.sdkAppId }) : ""}
      closeButtonProps={{ "aria-label": common("close") }}
      centered
    >
      {app && <DeleteForm app={app} onClose={onClose} />}
    </Modal>
  );
}

function DeleteForm({ app: { sdkAppId }, onClose }: { app: App; onClose: () => void }) {
  const t = useTranslations("apps");
  const remove = useDeleteApp();
  const [typed, setTyped] = useState("");
  return (
    <form
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (typed.trim() === sdkAppId) remove.mutate(sdkAppId, { onSuccess: onClose });
      }}
    >
      <p className={classes.text}>{t("deleteText")}</p>
      <TextInput
        label={t("deleteType", { id: sdkAppId })}
        inputMode="numeric"
        autoComplete="off"
        data-autofocus
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
      <FormFoot
        deletes
        disabled={typed.trim() !== sdkAppId}
        saving={remove}
        label={t("deleteForGood")}
        onCancel={onClose}
      />
    </form>
  );
}
