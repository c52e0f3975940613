"use client";

import { useTranslations } from "next-intl";
import { useRange } from "@/lib/client/url/use-range";
import { Compared } from "../charts/compared";
import { CompareButton } from "../compare/compare-button";
import { CompareMenu } from "../ui/compare-menu";
import { RangeGate } from "../empty/range-gate";
import { PageHead } from "../ui/page-head";
import { RangePicker } from "../ui/range-picker";
import { Time } from "../ui/time";
import { CausesSection } from "./causes-section";
import { DaysSection } from "./days-section";
import { DurationsSection } from "./durations-section";
import { EventsSection } from "./events-section";
import { HoursSection } from "./hours-section";
import { OnlineSection } from "./online-section";
import { PlatformsSection } from "./platforms-section";
import { QualitySection } from "./quality-section";
import classes from "./activity.module.css";

const NO_FILTER = {};

/** Figures of a range. Each has a link to the list that it counts. */
export function ActivityPage() {
  const t = useTranslations("activity");
  const common = useTranslations("common");
  const state = useRange("24h");
  const { range } = state;
  return (
    <>
      <PageHead title={t("title")}>
        {range && (
          <span className={classes.asOf}>
            {common.rich("asOf", { time: () => <Time at={new Date(range.now).toISOString()} clock /> })}
          </span>
        )}
        <CompareButton of="connections" range={range} filter={NO_FILTER} label={t("standsOut")} />
        <CompareMenu range={range} comparison={state.comparison} onChoose={state.compareWith} />
        <RangePicker state={state} />
      </PageHead>
      <RangeGate state={state}>
        <Compared range={range}>
          <div className={classes.grid}>
            <OnlineSection range={range} />
            <PlatformsSection range={range} />
            <DurationsSection range={range} />
            <EventsSection range={range} />
            <CausesSection range={range} />
            <QualitySection range={range} />
            <HoursSection range={range} />
            <DaysSection range={range} />
          </div>
        </Compared>
      </RangeGate>
    </>
  );
}
