"use client";

import { useTranslations } from "next-intl";
import { May } from "@/lib/client/roles";
import { useStatuses } from "@/lib/client/queries/stats";
import { useRange } from "@/lib/client/url/use-range";
import { NothingInRange } from "../empty/nothing-in-range";
import { RangeGate } from "../empty/range-gate";
import { PageHead } from "../ui/page-head";
import grid from "../ui/page-grid.module.css";
import { RangePicker } from "../ui/range-picker";
import { StatusesChart } from "./statuses-chart";
import { StatusesLasting } from "./statuses-lasting";
import { StatusesLead } from "./statuses-lead";
import { StatusesList } from "./statuses-list";
import { StatusesNow } from "./statuses-now";
import { StatusesTransitions } from "./statuses-transitions";
import classes from "./statuses.module.css";

/** Custom statuses: current ones, over time, durations and transitions. */
export function StatusesPage() {
  const t = useTranslations("statusesPage");
  const state = useRange("7d");
  const { range } = state;
  const query = useStatuses(range);
  const { data, isPlaceholderData } = query;
  const none = data !== undefined && !isPlaceholderData && data.current.length + data.changes.length === 0;
  return (
    <>
      <PageHead title={t("title")}>
        <RangePicker state={state} />
      </PageHead>
      <RangeGate state={state}>
        {none ? (
          <NothingInRange label={t("title")} title={t("noneTitle")} state={state}>
            {t("noneText")}
          </NothingInRange>
        ) : (
          <>
            <StatusesLead statuses={isPlaceholderData ? undefined : data} />
            <div className={`${grid.grid} ${classes.colours}`}>
              <StatusesNow range={range} query={query} />
              <StatusesTransitions range={range} query={query} />
              <StatusesChart range={range} query={query} />
              <StatusesLasting range={range} query={query} />
              <May permission="list">
                <StatusesList range={range} />
              </May>
            </div>
          </>
        )}
      </RangeGate>
    </>
  );
}
