"use client";

import { Button, Modal } from "@mantine/core";
import { useTranslations } from "next-intl";
import classes from "./settings.module.css";

interface ConfirmProps {
  opened: boolean;
  title: string;
  /** The consequence, said before the user confirms. */
  text: string;
  action: string;
  pending: boolean;
  onClose: () => void;
  onConfirm: () => void;
}

/** Asks for confirmation of an action that cannot be undone. */
export function ConfirmDialog({ opened, title, text, action, pending, onClose, onConfirm }: ConfirmProps) {
  const common = useTranslations("common");
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={title}
      closeButtonProps={{ "aria-label": common("close") }}
      centered
    >
      <p className={classes.confirmText}>{text}</p>
      <div className={classes.actions}>
        <Button color="red.8" loading={pending} onClick={onConfirm}>
          {action}
        </Button>
        <Button variant="default" onClick={onClose}>
          {common("cancel")}
        </Button>
      </div>
    </Modal>
  );
}
