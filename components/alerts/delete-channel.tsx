"use client";

import { useTranslations } from "next-intl";
import { useDeleteChannel } from "@/lib/client/queries/alert-channels";
import type { AlertChannel } from "@/lib/contracts/alert-channels";
import { DeleteDialog } from "../ui/delete-dialog";

/** Asks for confirmation: what the channel has not sent yet is not sent. */
export function DeleteChannel({ channel, onClose }: { channel: AlertChannel | null; onClose: () => void }) {
  const t = useTranslations("alerts");
  const remove = useDeleteChannel();
  return (
    <DeleteDialog
      opened={channel !== null}
      title={channel ? t("deleteName", { name: channel.name }) : ""}
      text={t("deleteSure")}
      action={t("delete")}
      mutation={remove}
      onClose={onClose}
      onDelete={(options) => channel && remove.mutate(channel.id, options)}
    />
  );
}
