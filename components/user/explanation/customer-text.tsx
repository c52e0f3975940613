"use client";

import { Button } from "@mantine/core";
import { IconAlertTriangle, IconCheck, IconCopy } from "@tabler/icons-react";
import { useLocale, useTranslations } from "next-intl";
import type { Explanation } from "@/lib/contracts/explanation";
import { useCopy } from "../../ui/copy-button";
import classes from "./explanation.module.css";

/** The text for the customer, which can be copied in both languages. */
export function CustomerText({ customer }: { customer: Explanation["customer"] }) {
  const t = useTranslations("explanation");
  const locale = useLocale();
  return (
    <section>
      <h3 className={classes.heading}>{t("customer")}</h3>
      <blockquote className={classes.quote}>{customer[locale]}</blockquote>
      <div className={classes.copyButtons} data-print="hide">
        <CopyText text={customer["zh-CN"]} label={t("copyZh")} />
        <CopyText text={customer.en} label={t("copyEn")} />
      </div>
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
      title={text}
    >
      {label}
      <span role="status" className={state === "idle" ? undefined : classes.copyState}>
        {state === "copied" ? t("copied") : state === "failed" ? t("copyFailed") : ""}
      </span>
    </Button>
  );
}
