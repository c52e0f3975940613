"use client";

import { NumberInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useTranslations } from "next-intl";
import { useChangeRetention, usePreviewRetention } from "@/lib/client/queries/retention";
import type { ChangeRetention, RetentionAnswer } from "@/lib/contracts/retention";
import { ConfirmDialog } from "../../ui/confirm-dialog";
import { SaveFoot } from "../../ui/save-foot";
import { useRowsText } from "./use-rows-text";
import classes from "../settings/settings.module.css";

const MAX_DAYS = 36_500;

/** An empty field means for ever. */
const valuesOf = ({ eventsDays, connectionsDays }: RetentionAnswer) => ({
  eventsDays: eventsDays ?? ("" as const),
  connectionsDays: connectionsDays ?? ("" as const),
});
type Values = Record<keyof ReturnType<typeof valuesOf>, number | "">;
const daysOf = (typed: number | "") => (typed === "" ? null : typed);
const changeOf = ({ eventsDays, connectionsDays }: Values): ChangeRetention => ({
  eventsDays: daysOf(eventsDays),
  connectionsDays: daysOf(connectionsDays),
});

/** Days of each kind. Before they are saved, it says what would go, and asks. */
export function RetentionForm({ app, retention }: { app: string; retention: RetentionAnswer }) {
  const t = useTranslations("retention");
  const text = useRowsText();
  const preview = usePreviewRetention(app);
  const change = useChangeRetention(app);
  const form = useForm<Values>({
    initialValues: valuesOf(retention),
    validate: {
      connectionsDays: (days, { eventsDays }) =>
        (daysOf(days) ?? Infinity) < (daysOf(eventsDays) ?? Infinity) ? t("invalid") : null,
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
  const goingOf = ({ events, connections }: NonNullable<typeof preview.data>) =>
    [events && text.going("events", events), connections && text.going("connections", connections)].filter(
      (sentence) => sentence !== null,
    );
  const going = preview.data ? goingOf(preview.data) : [];
  const field = { min: 1, max: MAX_DAYS, allowDecimal: false, clampBehavior: "strict", suffix: t("days") } as const;

  return (
    <form className={classes.form} onSubmit={form.onSubmit(submit)} noValidate>
      <p className={classes.hint}>{t("text")}</p>
      <NumberInput
        label={t("events")}
        description={text.held("events", retention.events)}
        placeholder={t("forEver")}
        {...field}
        {...form.getInputProps("eventsDays")}
      />
      <NumberInput
        label={t("connections")}
        description={text.held("connections", retention.connections)}
        placeholder={t("forEver")}
        {...field}
        {...form.getInputProps("connectionsDays")}
      />
      <SaveFoot
        saving={{
          isPending: preview.isPending || change.isPending,
          isSuccess: change.isSuccess,
          error: change.error ?? preview.error,
        }}
        dirty={form.isDirty()}
      />
      <ConfirmDialog
        opened={going.length > 0}
        title={t("confirmTitle")}
        text={[...going, t("confirmText")].join(" ")}
        action={t("confirm")}
        pending={change.isPending}
        onClose={() => preview.reset()}
        onConfirm={() => save(form.getValues())}
      />
    </form>
  );
}
