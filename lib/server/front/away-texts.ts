import { createTranslator } from "use-intl/core";
import type { DatabaseOutage } from "@/lib/contracts/database-outage";
import en from "@/lib/i18n/front/en.json";
import zh from "@/lib/i18n/front/zh-CN.json";
import type { Locale } from "@/lib/i18n/locale";

interface AwayTexts {
  title: string;
  text: string;
  again: string;
}

/** What is wrong with the database, "busy" if others keep the console busy, or null if the console is not there. */
export type AwayReason = DatabaseOutage | "busy" | null;

/** What to say while the console is away. `timeOf` writes the beginning of an outage (ISO 8601). */
export function awayTexts(locale: Locale, reason: AwayReason, timeOf: (iso: string) => string): AwayTexts {
  const t = createTranslator({ locale, messages: locale === "en" ? en : zh });
  const again = t("again");
  if (reason === null) return { title: t("title"), text: t("text"), again };
  if (reason === "busy") return { title: t("busy"), text: t("busyText"), again };
  const title = t(reason.kind, { time: timeOf(reason.since) });
  return { title, text: t("safe", { count: reason.journalRecords }), again };
}
