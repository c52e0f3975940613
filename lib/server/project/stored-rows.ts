import { unpackState } from "@/lib/presence/packed-state";
import type { Connection, EndCause, Kick, OnlineSpan, StatusSpan, Verdict } from "@/lib/presence/types";
import type { Platform } from "@/lib/protocol/platform";
import type { Millis } from "@/lib/time/units";
import { arrayText } from "../db/array-text";
import { Prisma, type Tx } from "../db/client";
import { inAppsOf } from "../db/in-apps-of";
import type { StoredVerdict } from "./fold-user";
import type { FoldStart } from "./load";
import { NO_ROWS, type UserRows } from "./rows";
import { keyColumns, keyOf, type UserKey } from "./user-key";

/**
 * The rows that a refold may change: those after its start, and those that the start itself has. By user. Throws what
 * the database throws.
 */
export async function readStoredRows(tx: Tx, starts: readonly FoldStart[]): Promise<(user: UserKey) => UserRows> {
  if (starts.length === 0) return () => NO_ROWS;
  const k = Prisma.sql`(${startsAsTable(starts)}) AS k`;
  const connections = await read<Connection & { platform: Platform; endCause: EndCause | null }>(
    tx,
    Prisma.sql`
      SELECT k.app_id AS "appId", k.user_id AS "userId", c.no, ${ms("c.at")} AS at, c.platform,
             c.client_ip AS "clientIp", ${ms("c.started_at")} AS "startedAt",
             encode(c.start_identity, 'hex') AS "startIdentity", ${ms("c.ended_at")} AS "endedAt",
             c.end_cause AS "endCause", encode(c.end_identity, 'hex') AS "endIdentity", c.kicked_by AS "kickedBy"
      FROM ${k} JOIN connection AS c ON c.app_id = k.app_id AND c.user_id = k.user_id
        AND c.at >= k.connections_from AND ${inAppsOf("c.app_id", starts)}
        AND (c.no >= k.next_no OR c.no = ANY(k.nos::int[]))`,
  );
  const spans = await read<OnlineSpan>(
    tx,
    Prisma.sql`
      SELECT k.app_id AS "appId", k.user_id AS "userId", ${ms("s.at")} AS at, ${ms("s.until")} AS until
      FROM ${k} JOIN online_span AS s ON s.app_id = k.app_id AND s.user_id = k.user_id
        AND ${inAppsOf("s.app_id", starts)} AND (s.at > k.after OR s.at = k.online_since)`,
  );
  const statuses = await read<StatusSpan>(
    tx,
    Prisma.sql`
      SELECT k.app_id AS "appId", k.user_id AS "userId", s.no, s.value, s.was, ${ms("s.at")} AS at,
             ${ms("s.until")} AS until, s.presumed
      FROM ${k} JOIN status_change AS s ON s.app_id = k.app_id AND s.user_id = k.user_id
        AND s.at >= k.statuses_from AND ${inAppsOf("s.app_id", starts)}
        AND (s.no >= k.next_status_no OR s.no = k.status_no)`,
  );
  const kicks = await read<Omit<Kick, "connection"> & { connectionAt: Millis | null; connectionNo: number | null }>(
    tx,
    Prisma.sql`
      SELECT k.app_id AS "appId", k.user_id AS "userId", ${ms("i.at")} AS at, encode(i.identity, 'hex') AS identity,
             i.no, i.by_platform AS by, i.kicked, i.raw_kicked AS "rawKicked",
             ${ms("i.connection_at")} AS "connectionAt", i.connection_no AS "connectionNo"
      FROM ${k} JOIN kick AS i ON i.app_id = k.app_id AND i.user_id = k.user_id AND i.at > k.after
        AND ${inAppsOf("i.app_id", starts)}`,
  );
  const verdicts = await read<StoredVerdict & { verdict: Verdict }>(
    tx,
    Prisma.sql`
      SELECT k.app_id AS "appId", k.user_id AS "userId", ${ms("v.event_time")} AS time,
             encode(v.identity, 'hex') AS identity, v.verdict, v.reason
      FROM ${k} JOIN event_verdict AS v ON v.app_id = k.app_id AND v.user_id = k.user_id AND v.event_time > k.after`,
  );
  const checkpoints = await read<{ at: Millis; state: unknown }>(
    tx,
    Prisma.sql`
      SELECT k.app_id AS "appId", k.user_id AS "userId", ${ms("c.at")} AS at, c.state
      FROM ${k} JOIN checkpoint AS c ON c.app_id = k.app_id AND c.user_id = k.user_id AND c.at > k.after`,
  );
  return (user) => ({
    connections: connections(user),
    spans: spans(user),
    statuses: statuses(user),
    kicks: kicks(user).map(({ connectionAt, connectionNo, ...kick }) => ({
      ...kick,
      connection: connectionAt === null || connectionNo === null ? null : { at: connectionAt, no: connectionNo },
    })),
    verdicts: verdicts(user),
    checkpoints: checkpoints(user).map(({ at, state }) => ({ at, state: unpackState(state) })),
  });
}

/** Milliseconds since 1970 of a column, null if it is null. */
const ms = (column: string) => Prisma.raw(`(extract(epoch FROM ${column}) * 1000)::float8`);

/** Reads rows with their users. Returns the rows of a user without the key. */
async function read<T>(tx: Tx, sql: Prisma.Sql): Promise<(user: UserKey) => T[]> {
  const byUser = new Map<string, T[]>();
  for (const { appId, userId, ...row } of await tx.$queryRaw<(UserKey & T)[]>(sql)) {
    const key = keyOf({ appId, userId });
    const list = byUser.get(key);
    if (list === undefined) byUser.set(key, [row as T]);
    else list.push(row as T);
  }
  return (user) => byUser.get(keyOf(user)) ?? [];
}

/** One row for each start, with the keys from which on rows may change. */
function startsAsTable(starts: readonly FoldStart[]): Prisma.Sql {
  const { appIds, userIds } = keyColumns(starts);
  const rows = starts.map(({ after, state: { open, recent, ...state } }) => {
    const known = [...open, ...recent.map((r) => r.connection)];
    return {
      after: after?.toISOString() ?? "-infinity",
      nos: `{${known.map((c) => c.no).join(",")}}`,
      connectionsFrom: Math.min(after?.getTime() ?? -Infinity, ...known.map((c) => c.at)),
      onlineSince: state.onlineSince,
      statusesFrom: state.status?.at ?? after?.getTime() ?? -Infinity,
      nextNo: state.nextNo,
      nextStatusNo: state.nextStatusNo,
      statusNo: state.status?.no ?? null,
    };
  });
  const column = (of: (row: (typeof rows)[number]) => string | number | null) => arrayText(rows.map(of));
  const time = (at: Millis) => (at === -Infinity ? "-infinity" : new Date(at).toISOString());
  return Prisma.sql`
    SELECT * FROM unnest(
      ${appIds}::int[], ${userIds}::text[], ${column((r) => r.after)}::timestamptz[], ${column((r) => r.nos)}::text[],
      ${column((r) => time(r.connectionsFrom))}::timestamptz[],
      ${column((r) => (r.onlineSince === null ? null : time(r.onlineSince)))}::timestamptz[],
      ${column((r) => time(r.statusesFrom))}::timestamptz[], ${column((r) => r.nextNo)}::int[],
      ${column((r) => r.nextStatusNo)}::int[], ${column((r) => r.statusNo)}::int[]
    ) AS k(app_id, user_id, after, nos, connections_from, online_since, statuses_from, next_no, next_status_no,
           status_no)`;
}
