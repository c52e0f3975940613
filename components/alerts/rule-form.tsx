"use client";

import { MultiSelect, NumberInput, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useTranslations } from "next-intl";
import { ruleBody, ruleProblems, ruleValues } from "@/lib/client/alerts/rule-form";
import { useChannels } from "@/lib/client/queries/alert-channels";
import { useChangeRule } from "@/lib/client/queries/alerts";
import type { AlertRule } from "@/lib/contracts/alerts";
import { FormFoot } from "../ui/form-foot";
import classes from "./alerts.module.css";

/** Threshold, times, quiet hours and channels of a rule. */
export function RuleForm({ rule, onDone }: { rule: AlertRule; onDone: () => void }) {
  const t = useTranslations("alerts");
  const change = useChangeRule(rule.rule);
  const { data } = useChannels();
  const form = useForm({
    initialValues: ruleValues(rule),
    validate: (values) =>
      Object.fromEntries(Object.entries(ruleProblems(values)).map(([field, problem]) => [field, t(problem)])),
  });
  const { defaults, unit } = rule;
  return (
    <form
      className={classes.form}
      noValidate
      onSubmit={form.onSubmit((values) => change.mutate(ruleBody(values, rule), { onSuccess: onDone }))}
    >
      <p className={classes.about}>{t(`text_${rule.rule}`)}</p>
      {unit !== null && (
        <NumberInput
          label={t(`unit_${unit}`)}
          description={t("byDefault", { value: defaults.threshold ?? 0 })}
          min={0}
          {...form.getInputProps("threshold")}
        />
      )}
      <div className={classes.columns}>
        <NumberInput
          label={t("forMinutes")}
          description={t("byDefault", { value: defaults.forMinutes })}
          min={0}
          max={1440}
          allowDecimal={false}
          {...form.getInputProps("forMinutes")}
        />
        <NumberInput
          label={t("recoverMinutes")}
          description={t("byDefault", { value: defaults.recoverMinutes })}
          min={0}
          max={1440}
          allowDecimal={false}
          {...form.getInputProps("recoverMinutes")}
        />
        <TextInput
          label={t("quietFrom")}
          description={t("quietHint")}
          placeholder="22:00"
          {...form.getInputProps("quietFrom")}
        />
        <TextInput
          label={t("quietTo")}
          description={t("quietZone")}
          placeholder="08:00"
          {...form.getInputProps("quietTo")}
        />
      </div>
      <MultiSelect
        label={t("ruleChannels")}
        placeholder={form.values.channels.length === 0 ? t("allChannels") : undefined}
        data={data?.channels.map(({ id, name }) => ({ value: String(id), label: name })) ?? []}
        {...form.getInputProps("channels")}
      />
      <FormFoot saving={change} onCancel={onDone} />
    </form>
  );
}
