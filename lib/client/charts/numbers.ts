/** `12.4K`, `1.2万`: a number as an axis writes it, in at most one decimal. */
export function compactNumber(value: number, locale: string): string {
  return new Intl.NumberFormat(locale, { notation: "compact", maximumFractionDigits: 1 }).format(value);
}

/** A number in full with the language's grouping; `digits` decimals at most. */
export function fullNumber(value: number, locale: string, digits = 0): string {
  return new Intl.NumberFormat(locale, { maximumFractionDigits: digits }).format(value);
}

/** `12.5 %`, `<0.1 %`: a share of 1. Never shows 0 for a share above 0, or 100 % for an incomplete one. */
export function formatShare(share: number, locale: string): string {
  const format = (value: number, digits: number) =>
    new Intl.NumberFormat(locale, { style: "percent", maximumFractionDigits: digits }).format(value);
  if (share > 0 && share < 0.001) return `<${format(0.001, 1)}`;
  if (share < 1 && share > 0.999) return `>${format(0.999, 1)}`;
  return format(share, 1);
}

export type Change = { direction: "up" | "down" | "same"; share: number } | "new" | null;

/** How `now` compares with `before`: the relative change, "new" if there was nothing before, null if both are empty. */
export function changeOf(now: number, before: number): Change {
  if (before === 0) return now === 0 ? null : "new";
  const share = (now - before) / before;
  return { direction: Math.abs(share) < 0.0005 ? "same" : share > 0 ? "up" : "down", share: Math.abs(share) };
}

/** `▲ 3 %`, `▼ 12.5 %`, `±0 %`. From ten times on it is a multiple, because 1,940 % is hard to read: `▲ ×20.4`. */
export function formatChange({ direction, share }: Exclude<Change, "new" | null>, locale: string): string {
  if (direction === "same") return `±${formatShare(0, locale)}`;
  if (direction === "up" && share >= 9) return `▲ ×${compactNumber(share + 1, locale)}`;
  return `${direction === "up" ? "▲" : "▼"} ${formatShare(share, locale)}`;
}

/**
 * Round values from 0 to the first that is not below `max`, about `steps` of them. Only whole ones if `whole` is set.
 */
export function valueTicks(max: number, steps = 4, whole = true): number[] {
  if (!(max > 0)) return [0, 1];
  const rough = max / steps;
  const power = 10 ** Math.floor(Math.log10(rough));
  const nice = [1, 2, 2.5, 5, 10].map((factor) => factor * power).find((step) => step >= rough * 0.999) ?? 10 * power;
  const step = whole ? Math.max(1, Number.isInteger(nice) ? nice : Math.ceil(nice)) : nice;
  const count = Math.ceil(max / step - 1e-9);
  return Array.from({ length: count + 1 }, (_, i) => Number((i * step).toPrecision(12)));
}
