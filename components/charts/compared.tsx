"use client";

import { useLocale, useTranslations } from "next-intl";
import { createContext, useContext, type ReactNode } from "react";
import { comparedName } from "@/lib/client/charts/compared-name";
import type { PageRange } from "@/lib/client/url/range";

const ComparedNameContext = createContext<string | null>(null);

/** Tells everything below with what the range of the page is compared. */
export function Compared({ range, children }: { range: PageRange | null; children: ReactNode }) {
  const t = useTranslations("chart");
  const locale = useLocale();
  const name =
    range?.previous &&
    comparedName(range.previous, range.now, range.zone, locale, (clock) => t("yesterdayRange", { clock }));
  return <ComparedNameContext value={name ?? null}>{children}</ComparedNameContext>;
}

/** The name of what figures are compared with, for legends, heads of columns and hints. */
export function useComparedName(): string {
  const t = useTranslations("chart");
  return useContext(ComparedNameContext) ?? t("previous");
}
