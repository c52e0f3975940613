"use client";

import { useTranslations } from "next-intl";
import { useDeleteNetworks } from "@/lib/client/queries/networks";
import { DeleteDialog } from "../ui/delete-dialog";

/** Asks for confirmation: without the file, addresses have no names. */
export function DeleteNetworks({ fileName, onClose }: { fileName: string | null; onClose: () => void }) {
  const t = useTranslations("networks");
  const remove = useDeleteNetworks();
  return (
    <DeleteDialog
      opened={fileName !== null}
      title={fileName === null ? "" : t("deleteTitle", { name: fileName })}
      text={t("deleteSure")}
      action={t("delete")}
      mutation={remove}
      onClose={onClose}
      onDelete={(options) => remove.mutate(undefined, options)}
    />
  );
}
