import { readSelection, type Selection } from "./view";

/** A row of a list that stands open beside it: an event and whose it is. */
export interface OpenRow extends Selection {
  user: string;
}

/** The row an address shows open, if it does. */
export function readOpenRow(search: URLSearchParams): OpenRow | null {
  const selection = readSelection(search);
  const user = search.get("of");
  return selection && user ? { ...selection, user } : null;
}

/** The parameters that say so; those of none take them away. */
export function openRowParameters(row: OpenRow | null): { of?: string; sel?: string; at?: string } {
  if (row === null) return { of: undefined, sel: undefined, at: undefined };
  return { of: row.user, sel: row.id, at: new Date(row.at).toISOString() };
}
