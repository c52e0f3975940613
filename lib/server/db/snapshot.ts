import pg from "pg";
import { env } from "../env";
import { ServiceError } from "../errors";
import { log } from "../log";
import { singleton } from "../singleton";
import { db, Prisma, type Read } from "./client";
import { sqlState } from "./errors";
import { HOLD_PARTITIONS } from "./hold-partitions";
import { TYPES } from "./timestamp";

/** At once in one process. Each holds a connection and keeps VACUUM from removing old rows. */
export const MAX_SNAPSHOTS = 4;
/** A reader that is idle for so long is gone. PostgreSQL then ends the connection. */
const MAX_IDLE = "10min";
const CONNECT_MS = 10_000;
const CANCELLED = "57014";

/** The database as of one instant, on a separate connection and without a statement timeout. */
export interface Snapshot {
  query: Read;
  /** The result of `work`, null if one of its queries takes longer than `ms`. */
  within<T>(ms: number, work: (read: Read) => Promise<T>): Promise<T | null>;
  /** Opens the cursor that `fetch` reads from, in place of the one before. */
  declare(sql: Prisma.Sql): Promise<void>;
  /** The next rows, at most `count`. None at the end. */
  fetch<R>(count: number): Promise<R[]>;
  /** Ends the snapshot and any statement that still runs. May be called again. */
  close(): Promise<void>;
}

const open = () => singleton("snapshots", () => new Set<pg.Client>());

/** How many are open in this process. */
export const openSnapshots = () => open().size;

/** Throws ServiceError if too many are open. */
export async function openSnapshot(): Promise<Snapshot> {
  if (open().size >= MAX_SNAPSHOTS) {
    throw new ServiceError(
      "busy",
      `${MAX_SNAPSHOTS} exports are running already: wait until one of them has ended, or cancel it`,
    );
  }
  const client = new pg.Client({
    connectionString: env().databaseUrl ?? "",
    application_name: "rollcall export",
    connectionTimeoutMillis: CONNECT_MS,
    types: TYPES,
  });
  open().add(client);
  client.on("error", (err) => {
    open().delete(client);
    log.warn({ err }, "the connection of an export was lost");
  });
  try {
    await client.connect();
    await client.query("BEGIN ISOLATION LEVEL REPEATABLE READ, READ ONLY");
    await client.query(
      `SET LOCAL statement_timeout = 0; SET LOCAL jit = off; SET LOCAL TimeZone = 'UTC';
       SET LOCAL idle_in_transaction_session_timeout = '${MAX_IDLE}'`,
    );
    await client.query(HOLD_PARTITIONS);
    // The snapshot is taken by the first statement that is not a setting or a lock.
    const { rows } = await client.query<{ pid: number }>("SELECT pg_backend_pid() AS pid");
    return snapshotOf(client, rows[0]?.pid ?? 0);
  } catch (error) {
    await end(client);
    throw error;
  }
}

function snapshotOf(client: pg.Client, pid: number): Snapshot {
  let running = 0;
  let declared = false;
  let ending: Promise<void> | null = null;
  // A connection does one thing at a time. Further queries wait here.
  let last: Promise<unknown> = Promise.resolve();
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    running++;
    const result = last.then(work).finally(() => running--);
    last = result.catch(() => undefined);
    return result;
  };
  const ask = async <R>({ text, values }: Prisma.Sql): Promise<R[]> =>
    (await client.query<R & pg.QueryResultRow>(text, values)).rows;
  const query = <R>(sql: Prisma.Sql) => inTurn(() => ask<R>(sql));
  const close = async () => {
    if (running > 0)
      await db().$queryRaw`SELECT pg_cancel_backend(${pid}::int)`.catch((err: unknown) =>
        log.warn({ err }, "an export could not be cancelled"),
      );
    await end(client);
  };
  return {
    query,
    within: <T>(ms: number, work: (read: Read) => Promise<T>) =>
      inTurn(async () => {
        await client.query(`SAVEPOINT before; SET LOCAL statement_timeout = ${Math.round(ms)}`);
        const result = await work(ask).catch((error: unknown) => {
          if (sqlState(error) !== CANCELLED) throw error;
          return null;
        });
        await client.query("ROLLBACK TO SAVEPOINT before");
        return result;
      }),
    declare: async (sql) => {
      if (declared) await query(Prisma.sql`CLOSE rows`);
      await query(Prisma.sql`DECLARE rows NO SCROLL CURSOR FOR ${sql}`);
      declared = true;
    },
    fetch: (count) => query(Prisma.raw(`FETCH ${Math.round(count)} FROM rows`)),
    close: () => (ending ??= close()),
  };
}

async function end(client: pg.Client): Promise<void> {
  try {
    await client.end();
  } finally {
    open().delete(client);
  }
}
