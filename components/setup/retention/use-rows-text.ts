import { useLocale, useTranslations } from "next-intl";
import { formatBytes } from "@/lib/client/bytes";
import type { PreviewRetentionAnswer, RetentionAnswer } from "@/lib/contracts/retention";
import type { RetentionKind } from "@/lib/contracts/retention-kinds";

type Rows = RetentionAnswer[RetentionKind];
type Kind = RetentionKind | "audit";

/** The horizon is a midnight of UTC, whatever zone the page shows. */
const dayOf = (at: string) => at.slice(0, 10);

/** Sentences about what is stored and about what would go. */
export function useRowsText() {
  const t = useTranslations("retention");
  const locale = useLocale();
  const size = ({ bytes }: Rows) => formatBytes(bytes, locale);
  return {
    held: (kind: Kind, rows: Rows) =>
      rows.from === null
        ? t("holdsNone")
        : t(`holds_${kind}`, { n: rows.rows, size: size(rows), from: dayOf(rows.from) }),
    /** Null if nothing would go. */
    going: (kind: Kind, rows: PreviewRetentionAnswer[RetentionKind]) =>
      rows === null || rows.from === null
        ? null
        : t(`goes_${kind}`, { n: rows.rows, size: size(rows), from: dayOf(rows.from), before: dayOf(rows.before) }),
  };
}
