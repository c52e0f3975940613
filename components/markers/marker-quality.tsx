"use client";

import { useLocale, useTranslations } from "next-intl";
import { breaksPerHour } from "@/lib/client/activity/quality";
import { fullNumber } from "@/lib/client/charts/numbers";
import { useMarkerQuality } from "@/lib/client/queries/markers";
import type { Marker, MarkerQuality as Quality } from "@/lib/contracts/markers";
import classes from "./markers.module.css";

/** The quality before and after a marker in one line: `0.21 → 0.65 per connection-hour · worse`. */
export function MarkerQuality({ marker }: { marker: Marker }) {
  const t = useTranslations("markers");
  const locale = useLocale();
  const { data, error } = useMarkerQuality(marker);
  if (!data) return <span className={classes.quiet}>{error ? t("unknown") : "…"}</span>;
  const rate = ({ breaks, connectionMs }: Quality["before"]) => {
    const value = breaksPerHour({ timeouts: breaks, linkCloses: 0, connectionMs });
    return value === null ? "–" : fullNumber(value, locale, value < 0.1 ? 4 : 3);
  };
  const figures = { before: rate(data.before), after: rate(data.after) };
  return (
    <span className={classes.quality} title={t("qualityHint")}>
      <b className={classes.verdict} data-verdict={data.verdict}>
        {t(`verdict_${data.verdict}`)}
      </b>
      {data.verdict !== "early" && <span className={classes.figures}>{t("beforeAfter", figures)}</span>}
    </span>
  );
}
