"use client";

import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { baselineBars, type Part } from "@/lib/client/incidents/baseline";
import { fullNumber } from "@/lib/client/charts/numbers";
import { Link } from "../ui/link";
import classes from "./incidents.module.css";

export interface BaselinePart extends Part {
  key: string;
  label: ReactNode;
  colour: string;
  /** The list behind the count, and the list behind the usual count. */
  href: string;
  usualHref: string;
}

/** Ended connections by one property, with a mark at the usual count. */
export function BaselineBars({ label, parts }: { label: string; parts: BaselinePart[] }) {
  const t = useTranslations("incidents");
  const activity = useTranslations("activity");
  const locale = useLocale();
  const bars = baselineBars(parts);
  return (
    <ul className={classes.bars} aria-label={label}>
      {parts.map((part, i) => {
        const { fill = 0, mark = 0, times = null } = bars[i] ?? {};
        const usual = fullNumber(part.usual, locale, part.usual < 10 ? 1 : 0);
        return (
          <li key={part.key}>
            <Link href={part.href} prefetch={false} className={classes.bar}>
              <span className={classes.barLabel}>{part.label}</span>
              <span className={classes.track} aria-hidden>
                <span className={classes.fill} style={{ width: `${fill * 100}%`, background: part.colour }} />
                <span className={classes.mark} style={{ left: `${mark * 100}%` }} />
              </span>
              <span className={classes.ended}>{fullNumber(part.ended, locale)}</span>
            </Link>
            <Link href={part.usualHref} prefetch={false} className={classes.usual} title={activity("averaged")}>
              {times !== null && times >= 1.05
                ? t("timesUsual", { times: fullNumber(times, locale, times < 10 ? 1 : 0), usual })
                : t("usualOf", { usual })}
            </Link>
          </li>
        );
      })}
    </ul>
  );
}
