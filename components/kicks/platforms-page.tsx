"use client";

import { useTranslations } from "next-intl";
import { May } from "@/lib/client/roles";
import { useKicks } from "@/lib/client/queries/stats";
import { useRange } from "@/lib/client/url/use-range";
import { NothingInRange } from "../empty/nothing-in-range";
import { RangeGate } from "../empty/range-gate";
import { PageHead } from "../ui/page-head";
import grid from "../ui/page-grid.module.css";
import { RangePicker } from "../ui/range-picker";
import { KicksChart } from "./kicks-chart";
import { KicksFlow } from "./kicks-flow";
import { KicksLead } from "./kicks-lead";
import { KickedUsers } from "./kicked-users";
import { KicksList } from "./kicks-list";
import { KicksMatrix } from "./kicks-matrix";
import { KicksSummary } from "./kicks-summary";
import { PlatformsNow } from "./platforms-now";

/** Connections by platform, and which platform kicks which. */
export function PlatformsPage() {
  const t = useTranslations("kicks");
  const state = useRange("7d");
  const { range } = state;
  const kicks = useKicks(range);
  const none = kicks.data?.total === 0 && !kicks.isPlaceholderData;
  return (
    <>
      <PageHead title={t("title")}>
        <RangePicker state={state} />
      </PageHead>
      <RangeGate state={state}>
        <KicksLead kicks={kicks.isPlaceholderData ? undefined : kicks.data} />
        <div className={grid.grid}>
          <PlatformsNow />
          {none ? (
            <NothingInRange label={t("summary")} title={t("noneTitle")} state={state}>
              {t("noneText")}
            </NothingInRange>
          ) : (
            <>
              <KicksSummary range={range} query={kicks} />
              <KicksMatrix range={range} query={kicks} />
              <KicksFlow range={range} query={kicks} />
              <KicksChart range={range} query={kicks} />
              <May permission="list">
                <KickedUsers range={range} />
              </May>
              <May permission="list">
                <KicksList range={range} />
              </May>
            </>
          )}
        </div>
      </RangeGate>
    </>
  );
}
