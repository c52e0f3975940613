"use client";

import { useTranslations } from "next-intl";
import type { TokenChanges } from "@/lib/client/queries/tokens";
import type { ApiToken } from "@/lib/contracts/tokens";
import { ConfirmDialog } from "../ui/confirm-dialog";

interface DeleteTokenProps {
  token: ApiToken;
  remove: TokenChanges["remove"];
  onClose: () => void;
}

/** Asks for confirmation: scripts that use the token stop working at once. */
export function DeleteToken({ token: { id, name }, remove, onClose }: DeleteTokenProps) {
  const t = useTranslations("tokens");
  return (
    <ConfirmDialog
      opened
      title={t("removeTitle", { name })}
      text={t("removeSure", { name })}
      action={t("remove")}
      pending={remove.isPending}
      error={remove.error}
      onClose={onClose}
      onConfirm={() => remove.mutate(id, { onSuccess: onClose })}
    />
  );
}
