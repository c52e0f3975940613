import type { Tx } from "../db/client";
import type { UserChanges } from "./changes";
import type { ChangedUser } from "./folded-user";

/** Deletes the rows that the folds no longer have. */
export async function removeRows(tx: Tx, folds: readonly ChangedUser[]): Promise<void> {
  const connections = keysOf(folds, "connections", ({ at, no }) => ({ at: iso(at), no }));
  if (connections !== null)
    await tx.$executeRaw`
      DELETE FROM connection AS c
      USING json_to_recordset(${connections}::json) AS k(app_id int, user_id text, at timestamptz, no int)
      WHERE c.app_id = k.app_id AND c.user_id = k.user_id AND c.at = k.at AND c.no = k.no`;
  const spans = keysOf(folds, "spans", ({ at }) => ({ at: iso(at) }));
  if (spans !== null)
    await tx.$executeRaw`
      DELETE FROM online_span AS s
      USING json_to_recordset(${spans}::json) AS k(app_id int, user_id text, at timestamptz)
      WHERE s.app_id = k.app_id AND s.user_id = k.user_id AND s.at = k.at`;
  const statuses = keysOf(folds, "statuses", ({ at, no }) => ({ at: iso(at), no }));
  if (statuses !== null)
    await tx.$executeRaw`
      DELETE FROM status_change AS s
      USING json_to_recordset(${statuses}::json) AS k(app_id int, user_id text, at timestamptz, no int)
      WHERE s.app_id = k.app_id AND s.user_id = k.user_id AND s.at = k.at AND s.no = k.no`;
  const kicks = keysOf(folds, "kicks", ({ at, identity, no }) => ({ at: iso(at), identity, no }));
  if (kicks !== null)
    await tx.$executeRaw`
      DELETE FROM kick AS i
      USING json_to_recordset(${kicks}::json) AS k(app_id int, user_id text, at timestamptz, identity text, no int)
      WHERE i.app_id = k.app_id AND i.user_id = k.user_id AND i.at = k.at AND i.no = k.no
        AND i.identity = decode(k.identity, 'hex')`;
  const verdicts = keysOf(folds, "verdicts", ({ time, identity }) => ({ at: iso(time), identity }));
  if (verdicts !== null)
    await tx.$executeRaw`
      DELETE FROM event_verdict AS v
      USING json_to_recordset(${verdicts}::json) AS k(app_id int, user_id text, at timestamptz, identity text)
      WHERE v.app_id = k.app_id AND v.user_id = k.user_id AND v.event_time = k.at
        AND v.identity = decode(k.identity, 'hex')`;
  const checkpoints = keysOf(folds, "checkpoints", ({ at }) => ({ at: iso(at) }));
  if (checkpoints !== null)
    await tx.$executeRaw`
      DELETE FROM checkpoint AS c
      USING json_to_recordset(${checkpoints}::json) AS k(app_id int, user_id text, at timestamptz)
      WHERE c.app_id = k.app_id AND c.user_id = k.user_id AND c.at = k.at`;
}

const iso = (ms: number) => new Date(ms).toISOString();

/** The keys of the rows of a table to delete, as JSON; null if there are none. */
function keysOf<Table extends keyof UserChanges>(
  folds: readonly ChangedUser[],
  table: Table,
  key: (row: UserChanges[Table]["remove"][number]) => object,
): string | null {
  const rows = folds.flatMap(({ start, changes }) =>
    changes[table].remove.map((row) => ({ app_id: start.appId, user_id: start.userId, ...key(row) })),
  );
  return rows.length === 0 ? null : JSON.stringify(rows);
}
