"use client";

import { NumberInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useTranslations } from "next-intl";
import { useChangeRetention, usePreviewRetention } from "@/lib/client/queries/retention";
import type { ChangeRetention, PreviewRetentionAnswer, RetentionAnswer } from "@/lib/contracts/retention";
import { MAX_DAYS, RETENTION_KINDS, unfitKind, type RetentionKind } from "@/lib/contracts/retention-kinds";
import { RetentionFoot } from "./retention-foot";
import { useRowsText } from "./use-rows-text";
import classes from "../settings/settings.module.css";

/** An empty field means for ever, and for raw callbacks as long as events. */
type Values = Record<`${RetentionKind}Days`, number | "">;
const valuesOf = ({ rawDays, eventsDays, connectionsDays, sumsDays }: ChangeRetention): Values => ({
  rawDays: rawDays ?? "",
  eventsDays: eventsDays ?? "",
  connectionsDays: connectionsDays ?? "",
  sumsDays: sumsDays ?? "",
});
const daysOf = (typed: number | "") => (typed === "" ? null : typed);
const changeOf = ({ rawDays, eventsDays, connectionsDays, sumsDays }: Values): ChangeRetention => ({
  rawDays: daysOf(rawDays),
  eventsDays: daysOf(eventsDays),
  connectionsDays: daysOf(connectionsDays),
  sumsDays: daysOf(sumsDays),
});

/** Days of each kind. Before they are saved, it says what would go, and asks. */
export function RetentionForm({ app, retention }: { app: string; retention: RetentionAnswer }) {
  const t = useTranslations("retention");
  const text = useRowsText();
  const preview = usePreviewRetention(app);
  const change = useChangeRetention(app);
  const form = useForm<Values>({
    initialValues: valuesOf(retention),
    validate: (values) => {
      const unfit = unfitKind(changeOf(values));
      return unfit === null ? {} : { [`${unfit}Days`]: t(`invalid_${unfit}`) };
    },
    onValuesChange: () => {
      change.reset();
      preview.reset();
    },
  });

  const save = (values: Values) =>
    change.mutate(changeOf(values), {
      onSuccess: (saved) => form.resetDirty(valuesOf(saved)),
      onSettled: () => preview.reset(),
    });
  const submit = (values: Values) =>
    preview.mutate(changeOf(values), {
      onSuccess: (would) => goingOf(would).length === 0 && save(values),
    });
  const goingOf = (would: PreviewRetentionAnswer) =>
    RETENTION_KINDS.flatMap((kind) => text.going(kind, would[kind]) ?? []);
  const going = preview.data ? goingOf(preview.data) : [];
  const field = { min: 1, max: MAX_DAYS, allowDecimal: false, clampBehavior: "strict", suffix: t("days") } as const;

  return (
    <form className={classes.form} onSubmit={form.onSubmit(submit)} noValidate>
      <p className={classes.hint}>{t("text")}</p>
      {RETENTION_KINDS.map((kind) => (
        <NumberInput
          key={kind}
          label={t(kind)}
          description={text.held(kind, retention[kind])}
          placeholder={kind === "raw" ? t("likeEvents") : t("forEver")}
          {...field}
          {...form.getInputProps(`${kind}Days`)}
        />
      ))}
      <RetentionFoot
        preview={preview}
        change={change}
        dirty={form.isDirty()}
        going={going}
        consequence={t("confirmText")}
        onConfirm={() => save(form.getValues())}
      />
    </form>
  );
}
