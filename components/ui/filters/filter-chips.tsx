"use client";

import { IconX } from "@tabler/icons-react";
import { useLocale, useTranslations } from "next-intl";
import type { TextFilter } from "@/lib/client/url/filter";
import { useTimeText } from "../use-time-text";
import { chipText, type FilterField } from "./field";
import classes from "./filters.module.css";

interface FilterChipsProps {
  fields: readonly FilterField[];
  filter: TextFilter;
  change: (part: TextFilter) => void;
}

/** One chip for each active filter. A click removes it. */
export function FilterChips({ fields, filter, change }: FilterChipsProps) {
  const t = useTranslations("filter");
  const words = useWords();
  const set = fields.flatMap((field) => {
    const value = filter[field.name];
    return value === undefined ? [] : [{ field, words: words(field, value) }];
  });
  if (set.length === 0) return null;
  return (
    <ul className={classes.chips} aria-label={t("set")}>
      {set.map(({ field, words }) => (
        <li key={field.name}>
          <button
            type="button"
            className={classes.chip}
            aria-label={t("remove", { filter: `${field.label}: ${words}` })}
            onClick={() => change({ [field.name]: undefined })}
          >
            <span className={classes.chipLabel}>{field.label}</span>
            <span className={classes.chipValue}>{words}</span>
            <IconX size={13} stroke={2} aria-hidden />
          </button>
        </li>
      ))}
      {set.length > 1 && (
        <li>
          <button
            type="button"
            className={classes.clear}
            onClick={() => change(Object.fromEntries(set.map(({ field }) => [field.name, undefined])))}
          >
            {t("clear")}
          </button>
        </li>
      )}
    </ul>
  );
}

function useWords(): (field: FilterField, value: string) => string {
  const write = useTimeText("value");
  const locale = useLocale();
  const list = new Intl.ListFormat(locale, { type: "disjunction" });
  return (field, value) =>
    chipText(
      field,
      value,
      (iso) => write(Date.parse(iso), "second"),
      (words) => list.format(words),
    );
}
