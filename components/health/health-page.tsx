"use client";

import { IconAntenna } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { May, useMay } from "@/lib/client/roles";
import { useStats } from "@/lib/client/queries/stats";
import { Skeleton } from "../ui/skeleton";
import { useRangeName } from "../ui/use-range-name";
import { useRange } from "@/lib/client/url/use-range";
import { NearestRanges } from "../empty/nearest-ranges";
import { Notice } from "../ui/notice";
import { PageHead } from "../ui/page-head";
import { Panel } from "../ui/panel";
import { ProblemNotice } from "../ui/problem-notice";
import { RangePicker } from "../ui/range-picker";
import { ArrivalsPanel } from "./arrivals-panel";
import { ChecksPanel } from "./checks-panel";
import { DelayPanel, DelaySpreadPanel } from "./delay-panels";
import { DuplicatesList } from "./duplicates-list";
import { GapsPanel } from "./gaps-panel";
import { OtherCommandsPanel } from "./other-commands-panel";
import { QuarantinePanel } from "./quarantine-panel";
import { RefusalsByCause } from "./refusals-by-cause";
import { RefusedCallbacksList } from "./refused-callbacks-list";
import { SkewPanel } from "./skew-panel";
import { TencentAlertsPanel } from "./tencent-alerts-panel";
import classes from "./health.module.css";

/** How Tencent's callbacks arrive: how many, how late, what was refused, and for each figure what to check. */
export function HealthPage() {
  const t = useTranslations("health");
  const may = useMay();
  const page = useRange("24h");
  const { range } = page;
  const rangeName = useRangeName(range);
  const { data, error, refetch } = useStats("GET ingest/history", range);
  const failed = error !== null && !data;
  const nothing =
    data &&
    data.total.accepted + data.total.duplicates + data.total.other === 0 &&
    Object.keys(data.total.rejected).length === 0;
  const part = { history: data, range };

  return (
    <>
      <PageHead title={t("title")}>
        <RangePicker state={page} />
      </PageHead>
      <div className={classes.stack}>
        {nothing && (
          <Panel title={t("arrived")}>
            <Notice icon={IconAntenna} title={t("emptyTitle")} actions={<NearestRanges state={page} />}>
              {t("emptyText")}
            </Notice>
          </Panel>
        )}
        <ChecksPanel {...part} rangeName={rangeName} failed={failed} />
        {failed ? (
          <Panel title={t("arrived")}>
            <ProblemNotice error={error} onRetry={() => void refetch()} />
          </Panel>
        ) : nothing ? null : (
          <>
            <ArrivalsPanel {...part} />
            <div className={classes.pair}>
              <DelayPanel {...part} />
              <DelaySpreadPanel {...part} />
            </div>
            <div className={classes.pair}>
              <SkewPanel {...part} />
              <GapsPanel {...part} />
            </div>
          </>
        )}
        {!nothing && (data ? <RefusalsByCause history={data} /> : !failed && <Skeleton height={120} radius={10} />)}
        <May permission="list">
          <RefusedCallbacksList />
        </May>
        {data && !nothing && <QuarantinePanel history={data} />}
        {data && !nothing && <TencentAlertsPanel history={data} />}
        {!nothing && (data ? <OtherCommandsPanel history={data} /> : !failed && <Skeleton height={120} radius={10} />)}
        {!failed && !nothing && may("list") && <DuplicatesList {...part} />}
      </div>
    </>
  );
}
