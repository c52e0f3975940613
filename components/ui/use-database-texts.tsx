import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { DatabaseOutage } from "@/lib/contracts/database-outage";
import { Minute } from "./minute";

/** Returns a function that says what is wrong with the database, and how many callbacks are safe meanwhile. */
export function useDatabaseTexts(): (outage: DatabaseOutage) => { title: ReactNode; safe: string } {
  const t = useTranslations("database");
  return ({ kind, since, journalRecords }) => ({
    title: t.rich(kind, { time: () => <Minute at={Date.parse(since)} /> }),
    safe: t("safe", { count: journalRecords }),
  });
}
