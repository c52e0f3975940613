"use client";

import { Modal, PasswordInput } from "@mantine/core";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useConfirmIdentity } from "@/lib/client/queries/secrets";
import { MAX_PASSWORD_LENGTH } from "@/lib/contracts/values";
import { FormFoot } from "../ui/form-foot";
import classes from "./secrets.module.css";

interface ConfirmIdentityProps {
  opened: boolean;
  onClose: () => void;
  onConfirmed: () => void;
}

/** Asks for the own password before a secret is shown. */
export function ConfirmIdentity({ opened, onClose, onConfirmed }: ConfirmIdentityProps) {
  const t = useTranslations("secrets");
  const common = useTranslations("common");
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={t("confirmTitle")}
      closeButtonProps={{ "aria-label": common("close") }}
      centered
    >
      <ConfirmForm onClose={onClose} onConfirmed={onConfirmed} />
    </Modal>
  );
}

function ConfirmForm({ onClose, onConfirmed }: Omit<ConfirmIdentityProps, "opened">) {
  const t = useTranslations("secrets");
  const confirm = useConfirmIdentity();
  const [password, setPassword] = useState("");
  return (
    <form
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (password !== "") confirm.mutate(password, { onSuccess: onConfirmed });
      }}
    >
      <p className={classes.text}>{t("confirmText")}</p>
      <PasswordInput
        label={t("password")}
        autoComplete="current-password"
        maxLength={MAX_PASSWORD_LENGTH}
        data-autofocus
        value={password}
        onChange={(event) => setPassword(event.currentTarget.value)}
      />
      <FormFoot saving={confirm} label={t("confirm")} onCancel={onClose} />
    </form>
  );
}
