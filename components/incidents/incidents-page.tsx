"use client";

import { IconCircleCheck } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { useEventCounts, useIncidents } from "@/lib/client/queries/stats";
import { useRange } from "@/lib/client/url/use-range";
import { RangeGate } from "../empty/range-gate";
import { Notice } from "../ui/notice";
import { PageHead } from "../ui/page-head";
import { RangePicker } from "../ui/range-picker";
import { StatPanel } from "../ui/stat-panel";
import { TableExport } from "../ui/table-export";
import { EndedChart } from "./ended-chart";
import { IncidentsTable } from "./incidents-table";
import { IncidentRule } from "./incident-rule";
import { IncidentsLead } from "./incidents-lead";
import { useIncidentsTable } from "./use-incidents-table";
import classes from "./incidents.module.css";

/** Times when far more connections ended than usual. */
export function IncidentsPage() {
  const t = useTranslations("incidents");
  const state = useRange("7d");
  const { range } = state;
  const incidents = useIncidents(range);
  const counts = useEventCounts(range);
  const data = useIncidentsTable(incidents.data?.incidents);
  return (
    <>
      <PageHead title={t("title")}>
        <RangePicker state={state} />
      </PageHead>
      <RangeGate state={state}>
        <IncidentsLead incidents={incidents.isPlaceholderData ? undefined : incidents.data?.incidents} />
        <div className={classes.stack}>
          <EndedChart range={range} query={counts} incidents={incidents.data?.incidents ?? []} />
          <StatPanel
            title={t("list")}
            query={incidents}
            height={280}
            flush
            aside={<TableExport title={t("list")} table={data} />}
          >
            {({ incidents: found }) =>
              found.length > 0 ? (
                <IncidentsTable incidents={found} />
              ) : (
                <Notice icon={IconCircleCheck} title={t("noneTitle")}>
                  {t("noneText")}
                </Notice>
              )
            }
          </StatPanel>
          <StatPanel title={t("ruleTitle")} query={incidents} height={120}>
            {({ rule }) => <IncidentRule rule={rule} />}
          </StatPanel>
        </div>
      </RangeGate>
    </>
  );
}
