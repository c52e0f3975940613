import { PrismaPg } from "@prisma/adapter-pg";
import { env } from "../env";
import { singleton } from "../singleton";
import { PrismaClient, type Prisma } from "./generated/client";
import { watchedPool } from "./watched-pool";

export { Prisma } from "./generated/client";
export type Db = PrismaClient;
/** A client inside or outside of a transaction. */
export type Tx = Omit<PrismaClient, "$connect" | "$disconnect" | "$on" | "$transaction" | "$extends">;

/** Reads rows, each time the newest or all from one snapshot. */
export type Read = <R>(sql: Prisma.Sql) => Promise<R[]>;
export const readNow: Read = (sql) => db().$queryRaw(sql);

interface Pool {
  /** Connections. */
  max: number;
  /** A statement that takes longer is cancelled, in milliseconds; 0 is no limit. */
  statementTimeoutMs: number;
  /** How long to wait for a connection, in milliseconds. */
  connectTimeoutMs: number;
  /**
   * How long a transaction may rest between two statements, in milliseconds. Then the database ends it: if the network
   * has forgotten the connection, its locks would stop everyone else.
   */
  idleTransactionMs: number;
}

/** What an answer of the database may take beyond the limit of the statement. */
const ANSWER_WITHIN_MS = 3_000;

/** For pages and the API: queries of people who wait. */
export const db = (): Db =>
  pooled("db", { max: 10, statementTimeoutMs: 30_000, connectTimeoutMs: 10_000, idleTransactionMs: 10_000 });
/** For sign-in, sessions, tokens and accounts, so that reads which take long keep nobody out. */
export const signInDb = (): Db =>
  pooled("sign-in", { max: 3, statementTimeoutMs: 10_000, connectTimeoutMs: 10_000, idleTransactionMs: 10_000 });
/** For the receiver alone, so that no page delays a callback. A statement stores up to a thousand events. */
export const receiverDb = (): Db =>
  pooled("receiver", { max: 3, statementTimeoutMs: 10_000, connectTimeoutMs: 1_000, idleTransactionMs: 5_000 });
/** For the projector and the rollup, whose transactions may take long after an outage. */
export const projectorDb = (): Db =>
  pooled("projector", { max: 4, statementTimeoutMs: 0, connectTimeoutMs: 10_000, idleTransactionMs: 10_000 });

/** Closes every pool of the process. */
export async function disconnect(): Promise<void> {
  await Promise.all([...clients().values()].map((client) => client.$disconnect()));
  clients().clear();
}

const clients = () => singleton("prisma", () => new Map<string, Db>());

function pooled(name: string, pool: Pool): Db {
  const existing = clients().get(name);
  if (existing !== undefined) return existing;
  const url = env().databaseUrl;
  if (url === null) throw new Error("The database is not started yet: DATABASE_URL is empty");
  const connections = watchedPool(
    {
      connectionString: url,
      application_name: `rollcall ${name}`,
      max: pool.max,
      connectionTimeoutMillis: pool.connectTimeoutMs,
      statement_timeout: pool.statementTimeoutMs,
      idle_in_transaction_session_timeout: pool.idleTransactionMs,
    },
    pool.statementTimeoutMs === 0 ? Infinity : pool.statementTimeoutMs + ANSWER_WITHIN_MS,
  );
  const client = new PrismaClient({ adapter: new PrismaPg(connections, { disposeExternalPool: true }) });
  clients().set(name, client);
  return client;
}
