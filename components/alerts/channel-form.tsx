"use client";

import { MultiSelect, NativeSelect, NumberInput, Select, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useLocale, useTranslations } from "next-intl";
import { useMemo } from "react";
import { CHANNEL_KINDS, type ChannelKind } from "@/lib/alerts/values";
import {
  changeBody,
  missingFields,
  newBody,
  newValues,
  valuesOf,
  withKind,
  type ChannelValues,
} from "@/lib/client/alerts/channel-form";
import { useCurrentApp } from "@/lib/client/app";
import { useChangeChannel, useCreateChannel } from "@/lib/client/queries/alert-channels";
import type { AlertChannel } from "@/lib/contracts/alert-channels";
import { LOCALES } from "@/lib/i18n/locale";
import { LANGUAGE_NAMES } from "../shell/language-menu";
import { ChannelFields } from "./channel-fields";
import { FormFoot } from "../ui/form-foot";
import classes from "./alerts.module.css";

/** Adds a channel, or changes one. Secrets that are left empty keep their values. */
export function ChannelForm({ channel, onDone }: { channel: AlertChannel | null; onDone: () => void }) {
  const t = useTranslations("alerts");
  const locale = useLocale();
  const { apps, current } = useCurrentApp();
  const create = useCreateChannel();
  const change = useChangeChannel(channel?.id ?? 0);
  const saving = channel === null ? create : change;
  const form = useForm<ChannelValues>({
    initialValues: channel === null ? newValues(locale, current?.timeZone ?? "Asia/Shanghai") : valuesOf(channel),
    validate: (values) =>
      Object.fromEntries(missingFields(values, channel !== null).map((field) => [field, t("needed")])),
  });
  const zones = useMemo(
    () => [...new Set([form.values.timeZone, "UTC", ...Intl.supportedValuesOf("timeZone")])],
    [form.values.timeZone],
  );

  function submit(values: ChannelValues) {
    if (channel === null) create.mutate(newBody(values), { onSuccess: onDone });
    else change.mutate(changeBody(values), { onSuccess: onDone });
  }

  return (
    <form className={classes.form} onSubmit={form.onSubmit(submit)} noValidate>
      {channel === null && (
        <NativeSelect
          label={t("kind")}
          value={form.values.kind}
          data={CHANNEL_KINDS.map((kind) => ({ value: kind, label: t(`kind_${kind}`) }))}
          onChange={(event) => form.setValues(withKind(form.values, event.currentTarget.value as ChannelKind))}
        />
      )}
      <TextInput label={t("name")} maxLength={100} data-autofocus {...form.getInputProps("name")} />
      <ChannelFields form={form} masked={channel?.settings ?? null} />
      <div className={classes.columns}>
        <NativeSelect
          label={t("language")}
          data={LOCALES.map((value) => ({ value, label: LANGUAGE_NAMES[value] }))}
          {...form.getInputProps("locale")}
        />
        <Select
          searchable
          allowDeselect={false}
          label={t("zone")}
          data={zones}
          maxDropdownHeight={220}
          {...form.getInputProps("timeZone")}
        />
        <NumberInput
          label={t("cap")}
          description={t("capHint")}
          min={1}
          max={1000}
          allowDecimal={false}
          {...form.getInputProps("hourlyCap")}
        />
        {apps.length > 1 && (
          <MultiSelect
            label={t("apps")}
            description={t("appsHint")}
            placeholder={form.values.apps.length === 0 ? t("allApps") : undefined}
            data={apps.map(({ sdkAppId, name }) => ({ value: sdkAppId, label: name || sdkAppId }))}
            {...form.getInputProps("apps")}
          />
        )}
      </div>
      <FormFoot saving={saving} onCancel={onDone} />
    </form>
  );
}
