"use client";

import { Button, PasswordInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useTranslations } from "next-intl";
import { useChangePassword } from "@/lib/client/queries/account";
import { MAX_PASSWORD_LENGTH, MIN_PASSWORD_LENGTH } from "@/lib/contracts/values";
import { SaveState } from "../ui/save-state";
import classes from "./account.module.css";

const EMPTY = { currentPassword: "", password: "" };

/** Changes the own password. */
export function PasswordForm() {
  const t = useTranslations("account");
  const common = useTranslations("common");
  const rules = useTranslations("newPassword");
  const change = useChangePassword();
  const form = useForm({
    initialValues: EMPTY,
    validate: {
      currentPassword: (value) => (value === "" ? t("currentMissing") : null),
      password: (value) =>
        [...value].length < MIN_PASSWORD_LENGTH ? rules("short", { min: MIN_PASSWORD_LENGTH }) : null,
    },
    // The form empties itself after a change, and the result of the change stays.
    onValuesChange: (values) => {
      if (values.currentPassword !== "" || values.password !== "") change.reset();
    },
  });

  function submit(values: typeof EMPTY) {
    change.mutate(values, { onSuccess: () => form.reset() });
  }

  return (
    <form className={classes.form} onSubmit={form.onSubmit(submit)} noValidate>
      <PasswordInput
        label={common("currentPassword")}
        autoComplete="current-password"
        maxLength={MAX_PASSWORD_LENGTH}
        {...form.getInputProps("currentPassword")}
      />
      <PasswordInput
        label={t("new")}
        description={rules("hint", { min: MIN_PASSWORD_LENGTH })}
        autoComplete="new-password"
        maxLength={MAX_PASSWORD_LENGTH}
        {...form.getInputProps("password")}
      />
      <div className={classes.actions}>
        <Button type="submit" variant="default" loading={change.isPending}>
          {t("changePassword")}
        </Button>
        <SaveState done={change.isSuccess} error={change.error} />
      </div>
      <p className={classes.hint}>{t("passwordEnds")}</p>
    </form>
  );
}
