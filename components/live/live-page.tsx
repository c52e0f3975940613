"use client";

import { useTranslations } from "next-intl";
import { useLiveStream } from "@/lib/client/live/provider";
import { useLive } from "@/lib/client/queries/live";
import { PageHead } from "../ui/page-head";
import { Panel } from "../ui/panel";
import { ProblemNotice } from "../ui/problem";
import { Time } from "../ui/time";
import { CallbacksPanel } from "./callbacks-panel";
import { NewestPanel } from "./newest-panel";
import { OnlinePanel } from "./online-panel";
import { PlatformsPanel } from "./platforms-panel";
import { QuietWarning } from "./quiet-warning";
import { RatesPanel } from "./rates-panel";
import classes from "./live.module.css";

/** Who is online now, and what is happening. */
export function LivePage() {
  const t = useTranslations("live");
  const { state } = useLiveStream();
  const polling = state === "down";
  const { data, error, refetch } = useLive(polling);
  return (
    <>
      <PageHead title={t("title")}>
        <AsOf at={data?.asOf} />
      </PageHead>
      {error && !data ? (
        <Panel title={t("title")}>
          <ProblemNotice error={error} onRetry={() => void refetch()} />
        </Panel>
      ) : (
        <div className={classes.grid}>
          <QuietWarning live={data} />
          <div className={classes.first}>
            <OnlinePanel live={data} />
            <CallbacksPanel live={data} />
          </div>
          <PlatformsPanel live={data} />
          <RatesPanel live={data} />
          <NewestPanel live={data} polling={polling} />
        </div>
      )}
    </>
  );
}

function AsOf({ at }: { at: string | undefined }) {
  const t = useTranslations("common");
  if (!at) return null;
  return <span>{t.rich("asOf", { time: () => <Time at={at} /> })}</span>;
}
