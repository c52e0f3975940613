"use client";

import { Button, Modal } from "@mantine/core";
import { useTranslations } from "next-intl";
import { ErrorLine } from "./error-line";
import classes from "./confirm-dialog.module.css";

interface ConfirmDialogProps {
  opened: boolean;
  title: string;
  /** The consequence, said before the user confirms. Each text is a paragraph. */
  text: string | readonly string[];
  action: string;
  pending: boolean;
  /** Why the action failed. Without it, the caller closes the dialog and shows the error itself. */
  error?: Error | null;
  onClose: () => void;
  onConfirm: () => void;
}

/** Asks for confirmation of an action that cannot be undone. */
export function ConfirmDialog({ opened, title, text, action, pending, error, onClose, onConfirm }: ConfirmDialogProps) {
  const common = useTranslations("common");
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={title}
      closeButtonProps={{ "aria-label": common("close") }}
      centered
    >
      {[text].flat().map((paragraph) => (
        <p key={paragraph} className={classes.text}>
          {paragraph}
        </p>
      ))}
      <ErrorLine error={error ?? null} />
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
