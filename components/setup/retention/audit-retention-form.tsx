"use client";

import { NumberInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useTranslations } from "next-intl";
import { useChangeAuditRetention, usePreviewAuditRetention } from "@/lib/client/queries/retention";
import type { AuditRetentionAnswer, PreviewAuditRetentionAnswer } from "@/lib/contracts/retention";
import { MAX_DAYS, MIN_AUDIT_DAYS } from "@/lib/contracts/retention-kinds";
import { RetentionFoot } from "./retention-foot";
import { useRowsText } from "./use-rows-text";
import classes from "../settings/settings.module.css";

interface Values {
  days: number | "";
}
const valuesOf = ({ days }: { days: number | null }): Values => ({ days: days ?? "" });
const changeOf = ({ days }: Values) => ({ days: days === "" ? null : days });

/** Days of the audit. Before they are saved, it says what would go, and asks. */
export function AuditRetentionForm({ retention }: { retention: AuditRetentionAnswer }) {
  const t = useTranslations("retention");
  const text = useRowsText();
  const { removed } = retention;
  const preview = usePreviewAuditRetention();
  const change = useChangeAuditRetention();
  const form = useForm<Values>({
    initialValues: valuesOf(retention),
    validate: {
      days: (days) => (days !== "" && days < MIN_AUDIT_DAYS ? t("invalid_audit", { days: MIN_AUDIT_DAYS }) : null),
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
  const goingOf = ({ entries }: PreviewAuditRetentionAnswer) => text.going("audit", entries);
  const submit = (values: Values) =>
    preview.mutate(changeOf(values), { onSuccess: (would) => goingOf(would) === null && save(values) });
  const going = preview.data ? goingOf(preview.data) : null;

  return (
    <form className={classes.form} onSubmit={form.onSubmit(submit)} noValidate>
      <NumberInput
        label={t("audit")}
        description={
          <>
            {text.held("audit", retention.held)}
            {removed && (
              <>
                <br />
                {t("auditGone", { n: removed.entries })}
              </>
            )}
          </>
        }
        placeholder={t("forEver")}
        min={1}
        max={MAX_DAYS}
        allowDecimal={false}
        clampBehavior="strict"
        suffix={t("days")}
        {...form.getInputProps("days")}
      />
      <RetentionFoot
        preview={preview}
        change={change}
        dirty={form.isDirty()}
        going={going === null ? [] : [going]}
        consequence={t("confirmAudit")}
        onConfirm={() => save(form.getValues())}
      />
    </form>
  );
}
