"use client";

import { useTranslations } from "next-intl";
import { useDeleteToken } from "@/lib/client/queries/tokens";
import type { ApiToken } from "@/lib/contracts/auth";
import { DeleteDialog } from "../ui/delete-dialog";

/** Asks for confirmation: scripts that use the token stop working at once. */
export function DeleteToken({ token, onClose }: { token: ApiToken | null; onClose: () => void }) {
  const t = useTranslations("setup");
  const remove = useDeleteToken();
  return (
    <DeleteDialog
      opened={token !== null}
      title={token ? t("tokenDelete", { name: token.name }) : ""}
      text={token ? t("tokenDeleteSure", { name: token.name }) : ""}
      action={t("tokenDeleteConfirm")}
      mutation={remove}
      onClose={onClose}
      onDelete={(options) => token && remove.mutate(token.id, options)}
    />
  );
}
