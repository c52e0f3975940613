"use client";

import { Modal, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useTranslations } from "next-intl";
import { useErase } from "@/lib/client/queries/erasures";
import { FormFoot } from "../ui/form-foot";
import classes from "../ui/form.module.css";

interface EraseDialogProps {
  app: string;
  /** The user, if the page is about one. Otherwise the UserID is typed twice. */
  userId?: string;
  onClose: () => void;
  onErased: () => void;
}

/** Says what an erasure does, and asks for the UserID before it begins. */
export function EraseDialog({ app, userId: known, onClose, onErased }: EraseDialogProps) {
  const t = useTranslations("erasures");
  const common = useTranslations("common");
  const erase = useErase(app);
  const form = useForm({
    initialValues: { userId: known ?? "", confirmation: "", reason: "" },
    validate: {
      userId: (id) => (id === "" ? t("userIdMissing") : null),
      confirmation: (id, { userId }) => (id === userId ? null : t("differs")),
    },
    onValuesChange: () => erase.reset(),
  });
  return (
    <Modal
      opened
      onClose={onClose}
      title={known === undefined ? t("eraseTitle") : t("eraseTitleOf", { user: known })}
      closeButtonProps={{ "aria-label": common("close") }}
      centered
    >
      <form
        className={classes.form}
        onSubmit={form.onSubmit((values) => erase.mutate(values, { onSuccess: onErased }))}
        noValidate
      >
        <p className={classes.text}>{t("eraseText")}</p>
        <p className={classes.text}>{t("eraseKeeps")}</p>
        {known === undefined && (
          <TextInput label={t("userId")} autoComplete="off" spellCheck={false} {...form.getInputProps("userId")} />
        )}
        <TextInput
          label={known === undefined ? t("userIdAgain") : t("typeUserId")}
          autoComplete="off"
          spellCheck={false}
          data-autofocus={known !== undefined || undefined}
          {...form.getInputProps("confirmation")}
        />
        <TextInput
          label={t("reason")}
          description={t("reasonHint")}
          maxLength={200}
          autoComplete="off"
          {...form.getInputProps("reason")}
        />
        <FormFoot deletes saving={erase} label={t("erase")} onCancel={onClose} />
      </form>
    </Modal>
  );
}
