"use client";

import { NumberInput, PasswordInput, Switch, Textarea, TextInput } from "@mantine/core";
import { useTranslations } from "next-intl";
import { settingText } from "@/lib/client/alerts/channel-form";
import type { ChannelFieldsProps } from "./channel-fields-props";
import classes from "./alerts.module.css";

/** SMTP server, sign-in, sender and recipients. */
export function EmailFields({ form, masked }: ChannelFieldsProps) {
  const t = useTranslations("alerts");
  const kept = masked && settingText(masked, "password");
  return (
    <>
      <div className={classes.columns}>
        <TextInput label={t("host")} placeholder="smtp.example.com" {...form.getInputProps("host")} />
        <NumberInput label={t("port")} min={1} max={65535} allowDecimal={false} {...form.getInputProps("port")} />
        <TextInput label={t("user")} autoComplete="off" {...form.getInputProps("user")} />
        <PasswordInput
          label={t("password")}
          description={kept === null ? undefined : t("keep", { value: kept })}
          autoComplete="new-password"
          {...form.getInputProps("password")}
        />
      </div>
      <Switch
        label={t("secure")}
        description={t("secureHint")}
        {...form.getInputProps("secure", { type: "checkbox" })}
      />
      <TextInput label={t("from")} placeholder="rollcall@example.com" {...form.getInputProps("from")} />
      <Textarea
        label={t("to")}
        description={t("toHint")}
        autosize
        minRows={1}
        maxRows={4}
        {...form.getInputProps("to")}
      />
    </>
  );
}
