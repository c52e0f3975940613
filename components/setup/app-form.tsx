"use client";

import { Button, Checkbox, PasswordInput, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useTranslations } from "next-intl";
import { useCreateApp } from "@/lib/client/queries/apps";
import { pathSecret } from "@/lib/client/secret";
import type { App } from "@/lib/contracts/app";
import { Panel } from "../ui/panel";
import { useProblemText } from "../ui/use-problem-text";
import classes from "./setup.module.css";

interface AppFormProps {
  onAdded: (app: App) => void;
  /** Absent if there is no page to go back to. */
  onCancel?: () => void;
}

export function AppForm({ onAdded, onCancel }: AppFormProps) {
  const t = useTranslations("setup");
  const common = useTranslations("common");
  const textOf = useProblemText();
  const create = useCreateApp();
  const form = useForm({
    initialValues: { sdkAppId: "", name: "", token: "", protect: true },
    validate: { sdkAppId: (value) => (/^\d{1,20}$/.test(value.trim()) ? null : t("sdkAppIdInvalid")) },
  });

  function submit(values: typeof form.values) {
    const token = values.token.trim();
    create.mutate(
      {
        sdkAppId: values.sdkAppId.trim(),
        name: values.name.trim(),
        ...(token === "" ? {} : { token }),
        ...(values.protect ? { pathSecret: pathSecret() } : {}),
      },
      { onSuccess: onAdded },
    );
  }

  return (
    <Panel title={t("appTitle")} className={classes.narrow}>
      <p className={classes.lead}>{t("appText")}</p>
      <form className={classes.form} onSubmit={form.onSubmit(submit)} noValidate>
        <TextInput
          label={t("sdkAppId")}
          description={t("sdkAppIdHint")}
          inputMode="numeric"
          placeholder="1400000000"
          autoFocus
          {...form.getInputProps("sdkAppId")}
        />
        <TextInput label={t("name")} description={t("nameHint")} maxLength={100} {...form.getInputProps("name")} />
        <PasswordInput
          label={t("token")}
          description={t("tokenHint")}
          autoComplete="off"
          maxLength={255}
          {...form.getInputProps("token")}
        />
        <Checkbox
          label={t("protect")}
          description={t("protectHint")}
          {...form.getInputProps("protect", { type: "checkbox" })}
        />
        {create.error && (
          <p role="alert" className={classes.bad}>
            {t("addFailed", { detail: textOf(create.error) })}
          </p>
        )}
        <div className={classes.actions}>
          <Button type="submit" loading={create.isPending}>
            {t("add")}
          </Button>
          {onCancel && (
            <Button variant="subtle" color="gray" onClick={onCancel}>
              {common("cancel")}
            </Button>
          )}
        </div>
      </form>
    </Panel>
  );
}
