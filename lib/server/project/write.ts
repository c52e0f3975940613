import { packState } from "@/lib/presence/packed-state";
import type { Tx } from "../db/client";
import type { UserChanges } from "./changes";
import { isUnseen, type ChangedUser, type FoldedUser } from "./folded-user";
import { jsonRows } from "./json-rows";

/** Writes every row that the folds make or change. */
export async function writeFolds(tx: Tx, folds: readonly ChangedUser[]): Promise<void> {
  await writePresence(
    tx,
    folds.filter((f) => !isUnseen(f)),
  );
  await writeConnections(tx, folds);
  await writeSpans(tx, folds);
  await writeKicks(tx, folds);
  await writeStatuses(tx, folds);
  await writeVerdicts(tx, folds);
  await writeCheckpoints(tx, folds);
}

/** Deletes users without events to fold. */
export async function removeUsers(tx: Tx, folds: readonly FoldedUser[]): Promise<void> {
  const users = folds.map((f) => ({ appId: f.start.appId, userId: f.start.userId }));
  if (users.length === 0) return;
  await tx.presence.deleteMany({ where: { OR: users } });
  await tx.account.deleteMany({ where: { OR: users } });
}

const iso = (ms: number | null) => (ms === null ? null : new Date(ms).toISOString());

/** The rows of a table that a fold writes. */
const written =
  <Table extends keyof UserChanges>(table: Table) =>
  ({ changes }: ChangedUser): UserChanges[Table]["write"] =>
    changes[table].write;

async function writePresence(tx: Tx, folds: readonly FoldedUser[]): Promise<void> {
  const rows = jsonRows(
    folds,
    (f) => [f],
    ({ result: { state }, lastReceivedAt }) => ({
      online: state.open.length > 0,
      platforms: state.open.map((c) => c.platform).sort(),
      online_since: iso(state.onlineSince),
      first_seen_at: iso(state.firstEventAt),
      last_event_at: iso(state.lastEventAt),
      last_end_at: iso(state.lastEnd?.at ?? null),
      last_end_cause: state.lastEnd?.cause ?? null,
      custom_status: state.status?.value ?? null,
      custom_status_at: iso(state.status?.at ?? null),
      status_presumed_cleared_at: state.status?.presumed ? iso(state.status.until) : null,
      last_received_at: lastReceivedAt.toISOString(),
      state: packState(state),
    }),
  );
  if (rows === null) return;
  await tx.$executeRaw`
    INSERT INTO presence AS p (app_id, user_id, online, platforms, online_since, first_seen_at, last_event_at,
      last_end_at, last_end_cause, custom_status, custom_status_at, status_presumed_cleared_at, last_received_at, state)
    SELECT app_id, user_id, online, platforms, online_since, first_seen_at, last_event_at, last_end_at,
      last_end_cause, custom_status, custom_status_at, status_presumed_cleared_at, last_received_at, state
    FROM json_to_recordset(${rows}::json) AS r(app_id int, user_id text, online boolean, platforms text[],
      online_since timestamptz, first_seen_at timestamptz, last_event_at timestamptz, last_end_at timestamptz,
      last_end_cause text, custom_status text, custom_status_at timestamptz, status_presumed_cleared_at timestamptz,
      last_received_at timestamptz, state json)
    ON CONFLICT (app_id, user_id) DO UPDATE SET
      online = excluded.online, platforms = excluded.platforms, online_since = excluded.online_since,
      first_seen_at = excluded.first_seen_at, last_event_at = excluded.last_event_at,
      last_end_at = excluded.last_end_at, last_end_cause = excluded.last_end_cause,
      custom_status = excluded.custom_status,
      custom_status_at = excluded.custom_status_at, status_presumed_cleared_at = excluded.status_presumed_cleared_at,
      last_received_at = excluded.last_received_at, state = excluded.state`;
}

async function writeConnections(tx: Tx, folds: readonly ChangedUser[]): Promise<void> {
  const rows = jsonRows(folds, written("connections"), (c) => ({
    at: iso(c.at),
    no: c.no,
    platform: c.platform,
    client_ip: c.clientIp,
    started_at: iso(c.startedAt),
    ended_at: iso(c.endedAt),
    end_cause: c.endCause,
    kicked_by: c.kickedBy,
    start_identity: c.startIdentity,
    end_identity: c.endIdentity,
  }));
  if (rows === null) return;
  await tx.$executeRaw`
    INSERT INTO connection AS c (app_id, user_id, at, no, platform, client_ip, started_at, ended_at, end_cause,
      kicked_by, start_identity, end_identity)
    SELECT app_id, user_id, at, no, platform, client_ip, started_at, ended_at, end_cause, kicked_by,
      decode(start_identity, 'hex'), decode(end_identity, 'hex')
    FROM json_to_recordset(${rows}::json) AS r(app_id int, user_id text, at timestamptz, no int, platform text,
      client_ip text, started_at timestamptz, ended_at timestamptz, end_cause text, kicked_by text,
      start_identity text, end_identity text)
    ON CONFLICT (app_id, user_id, at, no) DO UPDATE SET
      platform = excluded.platform, client_ip = excluded.client_ip, started_at = excluded.started_at,
      ended_at = excluded.ended_at, end_cause = excluded.end_cause, kicked_by = excluded.kicked_by,
      start_identity = excluded.start_identity, end_identity = excluded.end_identity`;
}

async function writeSpans(tx: Tx, folds: readonly ChangedUser[]): Promise<void> {
  const rows = jsonRows(folds, written("spans"), (s) => ({ at: iso(s.at), until: iso(s.until) }));
  if (rows === null) return;
  await tx.$executeRaw`
    INSERT INTO online_span (app_id, user_id, at, until)
    SELECT app_id, user_id, at, until
    FROM json_to_recordset(${rows}::json) AS r(app_id int, user_id text, at timestamptz, until timestamptz)
    ON CONFLICT (app_id, user_id, at) DO UPDATE SET until = excluded.until`;
}

async function writeKicks(tx: Tx, folds: readonly ChangedUser[]): Promise<void> {
  const rows = jsonRows(folds, written("kicks"), (k) => ({
    at: iso(k.at),
    identity: k.identity,
    no: k.no,
    by_platform: k.by,
    kicked: k.kicked,
    raw_kicked: k.rawKicked,
    connection_at: iso(k.connection?.at ?? null),
    connection_no: k.connection?.no ?? null,
  }));
  if (rows === null) return;
  await tx.$executeRaw`
    INSERT INTO kick (app_id, user_id, at, identity, no, by_platform, kicked, raw_kicked, connection_at, connection_no)
    SELECT app_id, user_id, at, decode(identity, 'hex'), no, by_platform, kicked, raw_kicked,
           connection_at, connection_no
    FROM json_to_recordset(${rows}::json) AS r(app_id int, user_id text, at timestamptz, identity text, no int,
      by_platform text, kicked text, raw_kicked text, connection_at timestamptz, connection_no int)
    ON CONFLICT (app_id, user_id, at, identity, no) DO UPDATE SET
      by_platform = excluded.by_platform, kicked = excluded.kicked, raw_kicked = excluded.raw_kicked,
      connection_at = excluded.connection_at, connection_no = excluded.connection_no`;
}

async function writeStatuses(tx: Tx, folds: readonly ChangedUser[]): Promise<void> {
  const rows = jsonRows(folds, written("statuses"), (s) => ({ ...s, at: iso(s.at), until: iso(s.until) }));
  if (rows === null) return;
  await tx.$executeRaw`
    INSERT INTO status_change (app_id, user_id, at, no, value, was, until, presumed)
    SELECT app_id, user_id, at, no, value, was, until, presumed
    FROM json_to_recordset(${rows}::json) AS r(app_id int, user_id text, at timestamptz, no int, value text, was text,
      until timestamptz, presumed boolean)
    ON CONFLICT (app_id, user_id, at, no) DO UPDATE SET
      value = excluded.value, was = excluded.was, until = excluded.until, presumed = excluded.presumed`;
}

async function writeVerdicts(tx: Tx, folds: readonly ChangedUser[]): Promise<void> {
  const rows = jsonRows(folds, written("verdicts"), (v) => ({ ...v, time: iso(v.time) }));
  if (rows === null) return;
  await tx.$executeRaw`
    INSERT INTO event_verdict (app_id, user_id, event_time, identity, verdict, reason)
    SELECT app_id, user_id, time, decode(identity, 'hex'), verdict, reason
    FROM json_to_recordset(${rows}::json) AS r(app_id int, user_id text, time timestamptz, identity text, verdict text,
      reason text)
    ON CONFLICT (app_id, user_id, event_time, identity) DO UPDATE SET
      verdict = excluded.verdict, reason = excluded.reason`;
}

async function writeCheckpoints(tx: Tx, folds: readonly ChangedUser[]): Promise<void> {
  const rows = jsonRows(folds, written("checkpoints"), (c) => ({ at: iso(c.at), state: packState(c.state) }));
  if (rows === null) return;
  await tx.$executeRaw`
    INSERT INTO checkpoint (app_id, user_id, at, state)
    SELECT app_id, user_id, at, state
    FROM json_to_recordset(${rows}::json) AS r(app_id int, user_id text, at timestamptz, state json)
    ON CONFLICT (app_id, user_id, at) DO UPDATE SET state = excluded.state`;
}
