"use client";

import { Modal } from "@mantine/core";
import { useTranslations } from "next-intl";
import { useConfirmIdentity } from "@/lib/client/queries/secrets";
import { PasswordStep } from "../ui/password-step";

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
  return (
    <PasswordStep
      text={t("confirmText")}
      label={t("confirm")}
      saving={confirm}
      onPassword={(password) => confirm.mutate(password, { onSuccess: onConfirmed })}
      onCancel={onClose}
    />
  );
}
