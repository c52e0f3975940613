"use client";

import { Modal, MultiSelect, NativeSelect, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useTranslations } from "next-intl";
import { useCurrentApp } from "@/lib/client/app";
import type { TokenChanges } from "@/lib/client/queries/tokens";
import { TOKEN_ROLES, type TokenRole } from "@/lib/contracts/roles";
import { OWN_TOKEN_DAYS } from "@/lib/contracts/values";
import { FormFoot } from "../ui/form-foot";
import { ShownOnce } from "../ui/shown-once";
import classes from "../ui/form.module.css";

/** Lifetimes that are offered, in days. 0 is no end, which a token of one's own may not have. */
const LIFETIMES = [7, 30, 90, 365];
const NO_END = 0;

interface CreateTokenProps {
  own: boolean;
  create: TokenChanges["create"];
  onClose: () => void;
}

/** Creates a token with a role, in all apps or in some, and then shows its secret once. */
export function CreateToken({ own, create, onClose }: CreateTokenProps) {
  const t = useTranslations("tokens");
  const roles = useTranslations("roles");
  const common = useTranslations("common");
  const { apps } = useCurrentApp();
  const form = useForm({
    initialValues: { name: "", role: "operator" as TokenRole, apps: [] as string[], days: OWN_TOKEN_DAYS },
    validate: { name: (value) => (value.trim() === "" ? t("nameMissing") : null) },
  });
  const submit = ({ name, role, apps: chosen, days }: typeof form.values) => {
    // With one app, a script need not name it.
    const [only, second] = chosen;
    const scope = only === undefined ? {} : { apps: chosen, ...(second === undefined && { app: only }) };
    create.mutate({ name: name.trim(), role, ...scope, ...(days !== NO_END && { days }) });
  };
  const lifetimes = [
    ...LIFETIMES.map((days) => ({ value: String(days), label: t("days", { days }) })),
    ...(own ? [] : [{ value: String(NO_END), label: t("noExpiry") }]),
  ];
  return (
    <Modal
      opened
      onClose={onClose}
      title={t("create")}
      closeButtonProps={{ "aria-label": common("close") }}
      closeOnClickOutside={create.data === undefined}
    >
      {create.data ? (
        <ShownOnce text={t("once")} value={create.data.token} onClose={onClose} />
      ) : (
        <form className={classes.form} onSubmit={form.onSubmit(submit)} noValidate>
          <TextInput
            label={t("name")}
            description={t("nameHint")}
            maxLength={100}
            autoComplete="off"
            data-autofocus
            {...form.getInputProps("name")}
          />
          <NativeSelect
            label={t("role")}
            description={own ? t("roleOwnHint") : roles(`${form.values.role}_text`)}
            data={TOKEN_ROLES.map((value) => ({ value, label: roles(value) }))}
            {...form.getInputProps("role")}
          />
          {apps.length > 1 && (
            <MultiSelect
              label={t("apps")}
              placeholder={form.values.apps.length === 0 ? t("allApps") : undefined}
              data={apps.map(({ sdkAppId, name }) => ({ value: sdkAppId, label: name || sdkAppId }))}
              clearable
              {...form.getInputProps("apps")}
            />
          )}
          <NativeSelect
            label={t("lifetime")}
            data={lifetimes}
            value={String(form.values.days)}
            onChange={(event) => form.setFieldValue("days", Number(event.currentTarget.value))}
          />
          <FormFoot saving={create} label={t("create")} onCancel={onClose} />
        </form>
      )}
    </Modal>
  );
}
