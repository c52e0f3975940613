"use client";

import { NumberInput, Select, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useTranslations } from "next-intl";
import { useMemo } from "react";
import { useChangeApp } from "@/lib/client/queries/apps";
import type { App } from "@/lib/contracts/app";
import { MAX_INSTANCES, readMaxInstances, SETTABLE_PLATFORMS } from "@/lib/client/max-instances";
import { MAX_CLOCK_TOLERANCE_MS } from "@/lib/presence/quarantine";
import { HOUR, MINUTE } from "@/lib/time/units";
import { SaveFoot } from "../../ui/save-foot";
import classes from "./settings.module.css";

const LEAST_HOURS = 0.2;
const MOST_HOURS = 480;
const MAX_TOLERANCE_MINUTES = MAX_CLOCK_TOLERANCE_MS / MINUTE;

function valuesOf(app: App) {
  return {
    name: app.name,
    staleHours: app.staleAfterMs / HOUR,
    toleranceMinutes: app.clockToleranceMs / MINUTE,
    timeZone: app.timeZone,
    instances: Object.fromEntries(SETTABLE_PLATFORMS.map((platform) => [platform, app.maxInstances[platform] ?? 1])),
  };
}

/** Name, instances per platform, the time until an online user counts as unverified, clock tolerance, and time zone. */
export function BasicSettings({ app }: { app: App }) {
  const t = useTranslations("settings");
  const names = useTranslations("platform");
  const change = useChangeApp(app.sdkAppId);
  const zones = useMemo(
    () => [...new Set([app.timeZone, "UTC", ...Intl.supportedValuesOf("timeZone")])],
    [app.timeZone],
  );
  const form = useForm({
    initialValues: valuesOf(app),
    validate: {
      staleHours: (hours) => (Number(hours) >= LEAST_HOURS && Number(hours) <= MOST_HOURS ? null : t("invalidStale")),
      toleranceMinutes: (minutes) =>
        Number(minutes) >= 1 && Number(minutes) <= MAX_TOLERANCE_MINUTES ? null : t("invalidTolerance"),
    },
    onValuesChange: () => change.reset(),
  });

  function submit(values: ReturnType<typeof valuesOf>) {
    change.mutate(
      {
        name: values.name.trim(),
        staleAfterMs: Math.round(values.staleHours * HOUR),
        clockToleranceMs: Math.round(values.toleranceMinutes * MINUTE),
        timeZone: values.timeZone,
        maxInstances: readMaxInstances(values.instances),
      },
      { onSuccess: (saved) => form.resetDirty(valuesOf(saved)) },
    );
  }

  return (
    <form className={classes.form} onSubmit={form.onSubmit(submit)} noValidate>
      <TextInput label={t("name")} description={t("nameHint")} maxLength={100} {...form.getInputProps("name")} />
      <fieldset className={classes.fieldset}>
        <legend>{t("instances")}</legend>
        <p className={classes.hint}>{t("instancesHint")}</p>
        <div className={classes.instances}>
          {SETTABLE_PLATFORMS.map((platform) => (
            <NumberInput
              key={platform}
              size="xs"
              label={names(platform)}
              min={1}
              max={MAX_INSTANCES[platform]}
              clampBehavior="strict"
              allowDecimal={false}
              {...form.getInputProps(`instances.${platform}`)}
            />
          ))}
        </div>
      </fieldset>
      <NumberInput
        label={t("stale")}
        description={t("staleHint")}
        min={LEAST_HOURS}
        max={MOST_HOURS}
        {...form.getInputProps("staleHours")}
      />
      <NumberInput
        label={t("tolerance")}
        description={t("toleranceHint")}
        min={1}
        max={MAX_TOLERANCE_MINUTES}
        {...form.getInputProps("toleranceMinutes")}
      />
      <Select
        searchable
        allowDeselect={false}
        label={t("zone")}
        description={t("zoneHint")}
        data={zones}
        maxDropdownHeight={260}
        {...form.getInputProps("timeZone")}
      />
      <SaveFoot saving={change} dirty={form.isDirty()} />
    </form>
  );
}
