"use client";

import { IconAlertTriangle, IconArrowsDiff } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { useSearchParams } from "next/navigation";
import { useCurrentApp } from "@/lib/client/app";
import { useIncident } from "@/lib/client/queries/incident";
import { compareWithBefore } from "@/lib/client/url/compare-filter";
import { listHref } from "@/lib/client/url/list-href";
import { isoRange } from "@/lib/client/url/range";
import { readRange } from "@/lib/client/url/view";
import { DAY } from "@/lib/time/units";
import { ExportButton } from "../ui/export-button";
import { LinkButton } from "../ui/link-button";
import { Notice } from "../ui/notice";
import { PageHead } from "../ui/page-head";
import { Panel } from "../ui/panel";
import { ProblemNotice } from "../ui/problem-notice";
import { Skeleton } from "../ui/skeleton";
import { RecoveryPanel } from "./recovery-panel";
import { ConclusionPanel } from "./conclusion-panel";
import { IncidentFacts } from "./incident-facts";
import { MinutesChart } from "./minutes-chart";
import { Breakdown } from "./breakdown";
import { SilenceNote } from "./silence-note";
import classes from "./incidents.module.css";

/** One incident: how many users it hit, what they had in common, and how many came back. */
export function IncidentPage() {
  const t = useTranslations("incidents");
  const compare = useTranslations("compare");
  const { app } = useCurrentApp();
  const text = useSearchParams().toString();
  const range = readRange(new URLSearchParams(text));
  const { data, error, refetch } = useIncident(range);
  const incident = data?.incident;
  const listed = incident && { from: Date.parse(incident.from), to: Date.parse(incident.to) };
  return (
    <>
      <PageHead title={t("one")}>
        <LinkButton href={listHref("/incidents", app, null)}>{t("all")}</LinkButton>
        {listed && (
          <LinkButton href={compareWithBefore("connections", app, listed, DAY)} icon={IconArrowsDiff}>
            {compare("button")}
          </LinkButton>
        )}
        {listed && <ExportButton name="connections" filter={isoRange(listed)} />}
      </PageHead>
      {!range ? (
        <Notice icon={IconAlertTriangle} title={t("unknownTitle")}>
          {t("unknownText")}
        </Notice>
      ) : error && !data ? (
        <Panel title={t("one")}>
          <ProblemNotice error={error} onRetry={() => void refetch()} />
        </Panel>
      ) : !data ? (
        <div className={classes.stack}>
          {[170, 332, 378, 320].map((height, part) => (
            <Skeleton key={part} height={height} radius={10} />
          ))}
        </div>
      ) : (
        <div className={classes.stack}>
          <ConclusionPanel conclusion={data.conclusion} />
          <IncidentFacts answer={data} />
          {data.silent && <SilenceNote silent={data.silent} />}
          <MinutesChart answer={data} />
          <Breakdown answer={data} />
          <RecoveryPanel answer={data} />
        </div>
      )}
    </>
  );
}
