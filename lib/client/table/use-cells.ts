import { useLocale } from "next-intl";
import { formatShare, fullNumber } from "../charts/numbers";
import { formatFull } from "@/lib/time/format";
import { formatSpan } from "../time/span";
import { useZone } from "../time/zone";
import type { TableCell } from "./table";

/** Cells of a table in the page's language and zone; what is not known reads “–” and is saved as nothing. */
export function useCells() {
  const locale = useLocale();
  const { zone } = useZone();
  return {
    text: (text: string): TableCell => ({ text }),
    number: (value: number | null | undefined, digits = 0): TableCell =>
      value === null || value === undefined
        ? { text: "–", value: null }
        : { text: fullNumber(value, locale, digits), value },
    /** A part of a whole, saved as a number from 0 to 1. */
    share: (part: number, whole: number): TableCell =>
      whole === 0
        ? { text: "–", value: null }
        : { text: formatShare(part / whole, locale), value: Number((part / whole).toFixed(6)) },
    /** A length in milliseconds, in words. */
    span: (ms: number | null | undefined): TableCell =>
      ms === null || ms === undefined ? { text: "–", value: null } : { text: formatSpan(ms, locale) },
    /** A moment as ISO 8601 text, or null. */
    time: (iso: string | null | undefined): TableCell => {
      if (!iso) return { text: "–", at: null };
      const at = Date.parse(iso);
      return { text: zone ? formatFull(at, zone) : iso, at };
    },
  };
}
