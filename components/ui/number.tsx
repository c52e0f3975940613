"use client";

import { useLocale } from "next-intl";

/** A whole number with the language's grouping, in figures of one width. */
export function Count({ value }: { value: number }) {
  return <span className="figures">{value.toLocaleString(useLocale())}</span>;
}
