"use client";

import { useLocale, useTranslations } from "next-intl";
import { changeOf, formatChange, fullNumber } from "@/lib/client/charts/numbers";
import { Link } from "../ui/link";
import { useComparedName } from "./compared";
import classes from "./charts.module.css";

interface DeltaProps {
  now: number;
  /** The same figure of the previous range; undefined while it is not known. */
  before: number | null | undefined;
  format?: (value: number) => string;
  /** The list behind the previous figure. */
  href?: string | undefined;
  /** The figures are averages, which no list counts. */
  averaged?: boolean;
}

/** `▲ 3 %` compared with the previous range, with a link to it. It has no colour, because more is not always better. */
export function Delta({ now, before, format, href, averaged = false }: DeltaProps) {
  const t = useTranslations("chart");
  const locale = useLocale();
  const name = useComparedName();
  if (before === null || before === undefined) return <span className={classes.delta} />;
  const change = changeOf(now, before);
  const previous = format ? format(before) : fullNumber(before, locale);
  const title = t(averaged ? "beforeAverage" : "before", { name, value: previous });
  const same = { direction: "same", share: 0 } as const;
  const text = change === "new" ? t("new") : formatChange(change ?? same, locale);
  return href === undefined ? (
    <span className={classes.delta} title={title}>
      {text}
    </span>
  ) : (
    <Link href={href} prefetch={false} className={classes.delta} title={title} aria-label={`${text} · ${title}`}>
      {text}
    </Link>
  );
}
