"use client";

import { useLocale, useTranslations } from "next-intl";
import Link from "next/link";
import { formatShare } from "@/lib/client/charts/numbers";
import { Count } from "../ui/number";
import { StatPanel } from "../ui/stat-panel";
import { useKicksHref } from "./use-kicks-href";
import type { KicksPanelProps } from "./types";
import classes from "./kicks.module.css";

/** How many kicks there were, and what is not known about some of them. */
export function KicksSummary({ query }: KicksPanelProps) {
  const t = useTranslations("kicks");
  const locale = useLocale();
  const href = useKicksHref();
  return (
    <StatPanel title={t("summary")} query={query} height={220}>
      {({ total, unknown }) => (
        <>
          <div className={classes.facts}>
            <Link href={href({})} className={classes.fact}>
              <span className={classes.big}>
                <Count value={total} />
              </span>
              <span>{t("total", { count: total })}</span>
            </Link>
            <Link href={href({ known: "false" })} className={classes.fact}>
              <span className={classes.big}>
                <Count value={unknown} />
              </span>
              <span>{t("unknown", { share: formatShare(total === 0 ? 0 : unknown / total, locale) })}</span>
            </Link>
          </div>
          <h3 className={classes.subtitle}>{t("notKnownTitle")}</h3>
          <p className={classes.hint}>{t("notKnown")}</p>
          <p className={classes.hint}>{t("notKnownWhy")}</p>
        </>
      )}
    </StatPanel>
  );
}
