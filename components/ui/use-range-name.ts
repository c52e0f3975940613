import { useLocale, useTranslations } from "next-intl";
import { rangeText } from "@/lib/client/charts/time-ticks";
import type { PageRange } from "@/lib/client/url/range";

/** The range of a page in words: "Last 24 hours", or its dates. A space while it is unknown, so that nothing shifts. */
export function useRangeName(range: PageRange | null): string {
  const t = useTranslations("range");
  const locale = useLocale();
  if (!range) return " ";
  return range.preset ? t(`preset_${range.preset}`) : rangeText(range.from ?? 0, range.to, range.zone, locale);
}
