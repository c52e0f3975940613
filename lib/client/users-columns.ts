/** Columns of the list of users beside the UserID, in their order. */
export const USERS_COLUMNS = ["state", "since", "connected", "status", "lastEnd", "lastEvent", "firstSeen"] as const;
export type UsersColumn = (typeof USERS_COLUMNS)[number];

export const DEFAULT_COLUMNS: readonly UsersColumn[] = [
  "state",
  "since",
  "connected",
  "status",
  "lastEnd",
  "lastEvent",
];

/** Columns beside the figures of a range. There is no room for more. */
export const FIGURES_COLUMNS: readonly UsersColumn[] = ["state", "lastEnd"];

/** The columns that the cookie stores. The default ones if it names no column that exists. */
export function readColumns(remembered: string | undefined): readonly UsersColumn[] {
  if (remembered === undefined) return DEFAULT_COLUMNS;
  const names = remembered.split(",");
  const known = USERS_COLUMNS.filter((column) => names.includes(column));
  return known.length > 0 ? known : DEFAULT_COLUMNS;
}
