"use client";

import { useTranslations } from "next-intl";
import { useCurrentApp } from "@/lib/client/app";
import { incidentsLead } from "@/lib/client/incidents/lead";
import { incidentHref } from "@/lib/client/url/incident-href";
import type { ConcludedIncident } from "@/lib/contracts/stats/incidents";
import { Link } from "../ui/link";
import { PageLead } from "../ui/page-lead";
import { Time } from "../ui/time";

/** How many incidents the range has, and the largest of them. */
export function IncidentsLead({ incidents }: { incidents: readonly ConcludedIncident[] | undefined }) {
  const t = useTranslations("incidents");
  const { app } = useCurrentApp();
  if (!incidents) return <PageLead> </PageLead>;
  const { count, ongoing, largest } = incidentsLead(incidents);
  if (!largest) return <PageLead>{t("leadNone")}</PageLead>;
  return (
    <PageLead>
      {t.rich("lead", {
        count,
        ongoing,
        ended: largest.ended,
        link: (words) => <Link href={incidentHref(largest, app)}>{words}</Link>,
        time: () => <Time at={largest.from} place="sentence" />,
      })}
    </PageLead>
  );
}
