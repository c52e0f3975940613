"use client";

import { Button, Modal } from "@mantine/core";
import { useTranslations } from "next-intl";
import { useDeleteMarker } from "@/lib/client/queries/markers";
import type { Marker } from "@/lib/contracts/markers";
import { useProblemText } from "../ui/use-problem-text";
import classes from "./markers.module.css";

/** Asks for confirmation: the marker disappears from every chart, for everybody. */
export function DeleteMarker({ marker, onClose }: { marker: Marker; onClose: () => void }) {
  const t = useTranslations("markers");
  const common = useTranslations("common");
  const textOf = useProblemText();
  const { mutate, isPending, error } = useDeleteMarker();
  return (
    <Modal
      opened
      onClose={onClose}
      title={t("deleteTitle", { text: marker.text })}
      closeButtonProps={{ "aria-label": common("close") }}
      centered
    >
      <p className={classes.lead}>{t("deleteSure")}</p>
      {error && (
        <p role="alert" className={classes.error}>
          {textOf(error)}
        </p>
      )}
      <div className={classes.actions}>
        <Button variant="default" onClick={onClose}>
          {common("cancel")}
        </Button>
        <Button color="red.8" loading={isPending} onClick={() => mutate(marker.id, { onSuccess: onClose })}>
          {t("delete")}
        </Button>
      </div>
    </Modal>
  );
}
