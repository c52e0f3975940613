import { Prisma, type Tx } from "../db/client";
import type { ChangedUser } from "./folded-user";
import { jsonRows } from "./json-rows";
import { ROW_KEYS, type Keyed, type KeyField, type UserRows } from "./rows";

const TABLES: Record<keyof UserRows, string> = {
  connections: "connection",
  spans: "online_span",
  statuses: "status_change",
  kicks: "kick",
  verdicts: "event_verdict",
  checkpoints: "checkpoint",
};

const COLUMNS: Record<KeyField, { name: string; type: string; json: (value: number | string) => unknown }> = {
  at: { name: "at", type: "timestamptz", json: (ms) => new Date(ms).toISOString() },
  time: { name: "event_time", type: "timestamptz", json: (ms) => new Date(ms).toISOString() },
  identity: { name: "identity", type: "bytea", json: (hex) => `\\x${hex}` },
  no: { name: "no", type: "int", json: (no) => no },
};

/** Deletes the rows that the folds no longer have. */
export async function removeRows(tx: Tx, folds: readonly ChangedUser[]): Promise<void> {
  await removeFrom(tx, folds, "connections");
  await removeFrom(tx, folds, "spans");
  await removeFrom(tx, folds, "statuses");
  await removeFrom(tx, folds, "kicks");
  await removeFrom(tx, folds, "verdicts");
  await removeFrom(tx, folds, "checkpoints");
}

async function removeFrom(tx: Tx, folds: readonly ChangedUser[], table: keyof UserRows): Promise<void> {
  const fields = ROW_KEYS[table];
  const keys = jsonRows<ChangedUser, Keyed>(
    folds,
    ({ changes }) => changes[table].remove,
    (row) => Object.fromEntries(fields.map((field) => [COLUMNS[field].name, COLUMNS[field].json(row[field] ?? NaN)])),
  );
  if (keys === null) return;
  const columns = fields.map((field) => COLUMNS[field]);
  const types = Prisma.raw(columns.map(({ name, type }) => `${name} ${type}`).join(", "));
  const names = (alias: string) => Prisma.raw(columns.map(({ name }) => `${alias}.${name}`).join(", "));
  await tx.$executeRaw`
    DELETE FROM ${Prisma.raw(TABLES[table])} AS t
    USING json_to_recordset(${keys}::json) AS k(app_id int, user_id text, ${types})
    WHERE (t.app_id, t.user_id, ${names("t")}) = (k.app_id, k.user_id, ${names("k")})`;
}
