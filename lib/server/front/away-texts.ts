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

/** What to say while the console is away. `timeOf` writes the beginning of the outage (ISO 8601). */
export function awayTexts(locale: Locale, outage: DatabaseOutage | null, timeOf: (iso: string) => string): AwayTexts {
  const t = createTranslator({ locale, messages: locale === "en" ? en : zh });
  if (outage === null) return { title: t("title"), text: t("text"), again: t("again") };
  const title = t(outage.kind, { time: timeOf(outage.since) });
  return { title, text: t("safe", { count: outage.journalRecords }), again: t("again") };
}
