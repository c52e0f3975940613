"use client";

import { useLocale, useTranslations } from "next-intl";
import { formatShare } from "@/lib/client/charts/numbers";
import type { KicksStatsAnswer } from "@/lib/contracts/stats/kicks";
import { PageLead } from "../ui/page-lead";

/** How many kicks the range has, and which platforms kick each other most. */
export function KicksLead({ kicks }: { kicks: KicksStatsAnswer | undefined }) {
  const t = useTranslations("kicks");
  const nameOf = useTranslations("platform");
  const locale = useLocale();
  if (!kicks) return <PageLead> </PageLead>;
  const first = kicks.pairs[0];
  return (
    <PageLead>
      {first
        ? t("lead", {
            count: kicks.total,
            by: nameOf(first.by),
            kicked: nameOf(first.kicked),
            share: formatShare(first.count / kicks.total, locale),
          })
        : t("leadNone")}
    </PageLead>
  );
}
