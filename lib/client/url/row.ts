import { parseAsInstant, parseAsText } from "./parsers";
import { toSelection, type Selection } from "./view";

/** The event of a list that is open beside it, and its user. */
export interface OpenRow extends Selection {
  user: string;
}

/** Parameters of the open row. */
export const OPEN_ROW = { of: parseAsText, sel: parseAsText, at: parseAsInstant };

interface OpenRowValues {
  of: string | null;
  sel: string | null;
  at: number | null;
}

export function toOpenRow({ of, sel, at }: OpenRowValues): OpenRow | null {
  const selection = toSelection({ sel, at });
  return selection && of !== null ? { ...selection, user: of } : null;
}

/** Parameters that name a row; those of null remove it. */
export function openRowParameters(row: OpenRow | null): OpenRowValues {
  return { of: row?.user ?? null, sel: row?.id ?? null, at: row?.at ?? null };
}
