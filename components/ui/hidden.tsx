"use client";

import { Tooltip } from "@mantine/core";
import { IconEyeOff } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { hiddenNumber } from "@/lib/contracts/hidden";
import classes from "./hidden.module.css";

/** A text of an answer, or a quiet token with its number if the roles of the reader do not show it. */
export function MaybeHidden({ text }: { text: string }) {
  const t = useTranslations("access");
  const number = hiddenNumber(text);
  if (number === null) return text;
  return (
    <Tooltip label={t("hiddenWhy")} multiline maw={260} events={{ hover: true, focus: true, touch: true }}>
      <span className={classes.hidden} tabIndex={0}>
        <IconEyeOff size={12} stroke={1.7} aria-hidden />
        {t("hidden", { number })}
      </span>
    </Tooltip>
  );
}
