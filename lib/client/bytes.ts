import type { Locale } from "@/lib/i18n/locale";

const UNITS = ["byte", "kilobyte", "megabyte", "gigabyte", "terabyte"] as const;
const STEP = 1_000;

/** A size on a disk: `850 byte`, `1.2 GB`. Three digits at most below a terabyte. */
export function formatBytes(bytes: number, locale: Locale): string {
  const power = Math.min(UNITS.length - 1, Math.max(0, Math.floor(Math.log10(Math.max(1, bytes)) / 3)));
  const value = bytes / STEP ** power;
  const digits = value < 10 && power > 0 ? 1 : 0;
  return new Intl.NumberFormat(locale, { style: "unit", unit: UNITS[power], maximumFractionDigits: digits }).format(
    value,
  );
}
