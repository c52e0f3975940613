"use client";

import { useTranslations } from "next-intl";
import { statusesLead } from "@/lib/client/statuses/lead";
import type { StatusesStatsAnswer } from "@/lib/contracts/stats/statuses";
import { PageLead } from "../ui/page-lead";
import { useShownText } from "../ui/use-shown-text";

/** How many users have a custom status now, and the most frequent one. */
export function StatusesLead({ statuses }: { statuses: StatusesStatsAnswer | undefined }) {
  const t = useTranslations("statusesPage");
  const shown = useShownText();
  if (!statuses) return <PageLead> </PageLead>;
  const { users, first } = statusesLead(statuses);
  return (
    <PageLead>
      {first ? t("lead", { count: users, value: shown(first.value), users: first.users }) : t("nowNone")}
    </PageLead>
  );
}
