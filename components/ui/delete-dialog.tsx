"use client";

import type { UseMutationResult } from "@tanstack/react-query";
import { ConfirmDialog } from "./confirm-dialog";

interface DeleteDialogProps {
  opened: boolean;
  title: string;
  /** The consequence. */
  text: string;
  action: string;
  mutation: Pick<UseMutationResult, "isPending" | "error" | "reset">;
  onClose: () => void;
  /** Runs the mutation with these options. */
  onDelete: (options: { onSuccess: () => void }) => void;
}

/** Asks for confirmation, then deletes. The error of one deletion does not show in the next dialog. */
export function DeleteDialog({ mutation, onClose, onDelete, ...rest }: DeleteDialogProps) {
  function close() {
    mutation.reset();
    onClose();
  }
  return (
    <ConfirmDialog
      {...rest}
      pending={mutation.isPending}
      error={mutation.error}
      onClose={close}
      onConfirm={() => onDelete({ onSuccess: close })}
    />
  );
}
