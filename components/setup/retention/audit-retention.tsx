"use client";

import { useTranslations } from "next-intl";
import { useAuditRetention } from "@/lib/client/queries/retention";
import { ProblemNotice } from "../../ui/problem-notice";
import { Skeleton } from "../../ui/skeleton";
import { AuditRetentionForm } from "./audit-retention-form";
import { RunState } from "./run-state";
import classes from "../settings/settings.module.css";

/** For how long the audit of the installation is kept, and what is gone. */
export function AuditRetention() {
  const t = useTranslations("retention");
  const { data, error, refetch } = useAuditRetention();
  return (
    <section className={`${classes.part} ${classes.form}`} aria-label={t("auditTitle")}>
      <h3>{t("auditTitle")}</h3>
      {error && !data ? (
        <ProblemNotice error={error} onRetry={() => void refetch()} />
      ) : !data ? (
        <Skeleton height={120} />
      ) : (
        <>
          <AuditRetentionForm retention={data} />
          <RunState running={data.running} error={data.error} />
        </>
      )}
    </section>
  );
}
