"use client";

import { useTranslations } from "next-intl";
import { useRetention } from "@/lib/client/queries/retention";
import { useMayEverywhere } from "@/lib/client/roles";
import type { App } from "@/lib/contracts/app";
import { Panel } from "../../ui/panel";
import { ProblemNotice } from "../../ui/problem-notice";
import { Skeleton } from "../../ui/skeleton";
import { AuditRetention } from "./audit-retention";
import { LastRemoval } from "./last-removal";
import { RetentionForm } from "./retention-form";
import classes from "../settings/settings.module.css";

/** For how long an app keeps each kind of data, and the installation its audit, and what is gone. */
export function RetentionPanel({ app }: { app: App }) {
  const t = useTranslations("retention");
  const everywhere = useMayEverywhere("administer");
  const { data, error, refetch } = useRetention(app.sdkAppId);
  return (
    <Panel title={t("title")} aside={<span className={classes.quiet}>{app.sdkAppId}</span>}>
      {error && !data ? (
        <ProblemNotice error={error} onRetry={() => void refetch()} />
      ) : !data ? (
        <Skeleton height={470} />
      ) : (
        <>
          <RetentionForm app={app.sdkAppId} retention={data} />
          <LastRemoval retention={data} />
        </>
      )}
      {everywhere && <AuditRetention />}
    </Panel>
  );
}
