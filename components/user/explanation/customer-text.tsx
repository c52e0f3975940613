"use client";

import { Button } from "@mantine/core";
import { IconAlertTriangle, IconCheck, IconCopy } from "@tabler/icons-react";
import { useLocale, useTranslations } from "next-intl";
import { LOCALES } from "@/lib/i18n/locale";
import type { Explanation } from "@/lib/contracts/explanation";
import { useCopy } from "../../ui/copy-button";
import classes from "./explanation.module.css";

const COPY_LABELS = { en: "copyEn", "zh-CN": "copyZh" } as const;

/** The text for the customer in both languages, each with its button; the language of the page comes first. */
export function CustomerText({ customer }: { customer: Explanation["customer"] }) {
  const t = useTranslations("explanation");
  const locale = useLocale();
  const languages = [locale, ...LOCALES.filter((one) => one !== locale)];
  return (
    <section>
      <h3 className={classes.heading}>{t("customer")}</h3>
      {languages.map((language) => (
        <figure key={language} className={classes.customer}>
          <blockquote lang={language} className={classes.quote}>
            {customer[language]}
          </blockquote>
          <CopyText text={customer[language]} label={t(COPY_LABELS[language])} />
        </figure>
      ))}
    </section>
  );
}

function CopyText({ text, label }: { text: string; label: string }) {
  const t = useTranslations("common");
  const { state, copy } = useCopy(text);
  const StateIcon = state === "copied" ? IconCheck : state === "failed" ? IconAlertTriangle : IconCopy;
  return (
    <Button
      size="compact-sm"
      variant="default"
      leftSection={<StateIcon size={14} aria-hidden />}
      onClick={copy}
      data-print="hide"
    >
      {label}
      <span role="status" className={state === "idle" ? undefined : classes.copyState}>
        {state === "copied" ? t("copied") : state === "failed" ? t("copyFailed") : ""}
      </span>
    </Button>
  );
}
