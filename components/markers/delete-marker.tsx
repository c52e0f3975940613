"use client";

import { useTranslations } from "next-intl";
import { useDeleteMarker } from "@/lib/client/queries/markers";
import type { Marker } from "@/lib/contracts/markers";
import { DeleteDialog } from "../ui/delete-dialog";

/** Asks for confirmation: the marker disappears from every chart, for everybody. */
export function DeleteMarker({ marker, onClose }: { marker: Marker | null; onClose: () => void }) {
  const t = useTranslations("markers");
  const remove = useDeleteMarker();
  return (
    <DeleteDialog
      opened={marker !== null}
      title={marker ? t("deleteTitle", { text: marker.text }) : ""}
      text={t("deleteSure")}
      action={t("delete")}
      mutation={remove}
      onClose={onClose}
      onDelete={(options) => marker && remove.mutate(marker.id, options)}
    />
  );
}
