"use client";

import { useLocale, useTranslations } from "next-intl";
import { changeOf, formatChange, fullNumber } from "@/lib/client/charts/numbers";
import classes from "./charts.module.css";

interface DeltaProps {
  now: number;
  /** The same figure of the range before; undefined while it is not known. */
  before: number | null | undefined;
  format?: (value: number) => string;
}

/** `▲ 3 %` against the range before, without a judgement: more is not always better. */
export function Delta({ now, before, format }: DeltaProps) {
  const t = useTranslations("chart");
  const locale = useLocale();
  if (before === null || before === undefined) return <span className={classes.delta} />;
  const change = changeOf(now, before);
  const previous = format ? format(before) : fullNumber(before, locale);
  const said = t("before", { value: previous });
  const same = { direction: "same", share: 0 } as const;
  return (
    <span className={classes.delta} title={said}>
      {change === "new" ? t("new") : formatChange(change ?? same, locale)}
    </span>
  );
}
