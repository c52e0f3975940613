const HIDDEN = /^\[hidden (\d+)\]$/;

/** What stands in an answer for a text that no role of the caller shows. Equal texts of one answer have one number. */
export const hiddenText = (n: number): string => `[hidden ${n}]`;

/** The number of a hidden text; null for any other text. */
export function hiddenNumber(text: string): number | null {
  const found = HIDDEN.exec(text)?.[1];
  return found === undefined ? null : Number(found);
}
