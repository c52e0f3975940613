type Element = string | number | boolean | null;

/**
 * Writes values as PostgreSQL writes an array, for a parameter that is cast to one: `${arrayText(ids)}::int[]`. Prisma
 * converts each element of an array; a text is passed on as it is. Pure.
 */
export const arrayText = (values: readonly Element[]): string => `{${values.map(elementText).join(",")}}`;

function elementText(value: Element): string {
  if (value === null) return "NULL";
  return typeof value === "string" ? `"${value.replace(/["\\]/g, String.raw`\$&`)}"` : String(value);
}
