"use client";

import { useLocale, useTranslations } from "next-intl";
import { formatShare } from "@/lib/client/charts/numbers";
import { Link } from "../ui/link";
import { Count } from "../ui/count";
import { StatPanel } from "../ui/stat-panel";
import { useKicksHref } from "./use-kicks-href";
import type { KicksPanelProps } from "./types";
import classes from "./kicks.module.css";

/** Number of kicks by platform, and how many of them ended no known connection. */
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
