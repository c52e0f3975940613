"use client";

import { useTranslations } from "next-intl";
import { May } from "@/lib/client/roles";
import { useLiveStream } from "@/lib/client/live/provider";
import { TREND_PARAMETER } from "@/lib/client/live/trend";
import { useComparison } from "@/lib/client/url/use-comparison";
import { useAddress } from "@/lib/client/url/use-address";
import { useLive } from "@/lib/client/queries/live";
import { useRates } from "@/lib/client/queries/live-trend";
import { PausedNow } from "@/lib/client/time/now";
import { PageHead } from "../ui/page-head";
import { Panel } from "../ui/panel";
import { ProblemNotice } from "../ui/problem-notice";
import { CallbacksPanel } from "./callbacks-panel";
import { HoverPause } from "./hover-pause";
import { LiveSwitch } from "./live-switch";
import { NewestPanel } from "./newest-panel";
import { OnlinePanel } from "./online-panel";
import { PlatformsPanel } from "./platforms-panel";
import { RatesPanel } from "./rates-panel";
import { TrendPanel } from "./trend-panel";
import { useTrend } from "./use-trend";
import classes from "./live.module.css";

/** Who is online now, whether that is usual, and what is happening. It does not change while the live switch is off. */
export function LivePage() {
  const { pausedAt } = useLiveStream();
  return (
    <PausedNow value={pausedAt}>
      <Page />
    </PausedNow>
  );
}

function Page() {
  const t = useTranslations("live");
  const { state, pausedAt } = useLiveStream();
  const [{ hours }] = useAddress(TREND_PARAMETER);
  const polling = state === "down" && pausedAt === null;
  const { data, error, refetch } = useLive(polling);
  const { data: rates } = useRates();
  const [comparison, compareWith] = useComparison();
  const trend = useTrend(hours, comparison ?? "day");
  if (error && !data) {
    return (
      <>
        <PageHead title={t("title")} />
        <Panel title={t("title")}>
          <ProblemNotice error={error} onRetry={() => void refetch()} />
        </Panel>
      </>
    );
  }
  return (
    <>
      <PageHead title={t("title")}>
        <LiveSwitch asOf={data?.asOf} />
      </PageHead>
      <div className={classes.grid} data-wide>
        <div className={classes.first}>
          <HoverPause
            value={{ live: data, before: trend.before }}
            ready={data !== undefined && trend.settled}
            className={classes.cell}
          >
            {(shown) => <OnlinePanel {...shown} />}
          </HoverPause>
          <HoverPause value={data} ready={data !== undefined}>
            {(live) => <CallbacksPanel live={live} />}
          </HoverPause>
        </div>
        <HoverPause value={data} ready={data !== undefined} className={classes.cell}>
          {(live) => <PlatformsPanel live={live} />}
        </HoverPause>
        <HoverPause
          value={{ live: data, minutes: rates?.points }}
          ready={data !== undefined && rates !== undefined}
          className={classes.cell}
        >
          {(shown) => <RatesPanel {...shown} />}
        </HoverPause>
        <HoverPause
          value={{ trend, live: data, hours }}
          ready={trend.settled}
          choice={`${hours} ${comparison}`}
          className={classes.whole}
        >
          {(shown) => <TrendPanel {...shown} onCompare={compareWith} />}
        </HoverPause>
        <May permission="list">
          <NewestPanel polling={polling} />
        </May>
      </div>
    </>
  );
}
