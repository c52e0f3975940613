/** The names and values of a detail. What a change holds stands under its own names. */
export function detailTexts(detail: Record<string, unknown>): { name: string; value: string }[] {
  return Object.entries(detail).flatMap(([name, value]) =>
    name === "change" && isRecord(value) ? detailTexts(value) : [{ name, value: textOf(value) }],
  );
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const textOf = (value: unknown): string => (typeof value === "string" ? value : JSON.stringify(value));
