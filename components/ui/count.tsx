"use client";

import { useLocale } from "next-intl";

/** A whole number with the locale's grouping, in tabular figures. */
export function Count({ value }: { value: number }) {
  return <span className="figures">{value.toLocaleString(useLocale())}</span>;
}
