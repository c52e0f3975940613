import type { FoldedUser } from "./folded-user";

/** One JSON text of rows, each with its user's key; null if there are none. `json_to_recordset` makes a table of it. */
export function jsonRows<F extends FoldedUser, T>(
  folds: readonly F[],
  of: (fold: F) => readonly T[],
  row: (item: T) => object,
): string | null {
  const rows = folds.flatMap((fold) =>
    of(fold).map((item) => ({ app_id: fold.start.appId, user_id: fold.start.userId, ...row(item) })),
  );
  return rows.length === 0 ? null : JSON.stringify(rows);
}
