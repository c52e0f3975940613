"use client";

import { Button, Modal } from "@mantine/core";
import { useTranslations } from "next-intl";
import { useDeleteToken } from "@/lib/client/queries/tokens";
import type { ApiToken } from "@/lib/contracts/auth";
import { useProblemText } from "../ui/use-problem-text";
import classes from "./setup.module.css";

/** Asks for confirmation: scripts that use the token stop working at once. */
export function DeleteToken({ token, onClose }: { token: ApiToken | null; onClose: () => void }) {
  const t = useTranslations("setup");
  const common = useTranslations("common");
  const textOf = useProblemText();
  const { mutate, isPending, error } = useDeleteToken();
  return (
    <Modal
      opened={token !== null}
      onClose={onClose}
      title={token ? t("tokenDelete", { name: token.name }) : ""}
      closeButtonProps={{ "aria-label": common("close") }}
      centered
    >
      <p className={classes.lead}>{token && t("tokenDeleteSure", { name: token.name })}</p>
      {error && (
        <p role="alert" className={classes.bad}>
          {textOf(error)}
        </p>
      )}
      <div className={classes.actions}>
        <Button color="red.8" loading={isPending} onClick={() => token && mutate(token.id, { onSuccess: onClose })}>
          {t("tokenDeleteConfirm")}
        </Button>
        <Button variant="default" onClick={onClose}>
          {common("cancel")}
        </Button>
      </div>
    </Modal>
  );
}
