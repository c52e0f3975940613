import { useLocale, useTranslations } from "next-intl";
import { formatBytes } from "@/lib/client/bytes";
import type { RetentionAnswer } from "@/lib/contracts/retention";

type Rows = RetentionAnswer["events"];

/** The horizon is a midnight of UTC, whatever zone the page shows. */
const dayOf = (at: string) => at.slice(0, 10);

/** Sentences about what is stored and about what would go. */
export function useRowsText() {
  const t = useTranslations("retention");
  const locale = useLocale();
  const size = ({ bytes }: Rows) => formatBytes(bytes, locale);
  return {
    held: (kind: "events" | "connections", rows: Rows) =>
      rows.from === null
        ? t("holdsNone")
        : t(`holds_${kind}`, { n: rows.rows, size: size(rows), from: dayOf(rows.from) }),
    going: (kind: "events" | "connections", rows: Rows & { before: string }) =>
      rows.from === null
        ? null
        : t(`goes_${kind}`, { n: rows.rows, size: size(rows), from: dayOf(rows.from), before: dayOf(rows.before) }),
  };
}
