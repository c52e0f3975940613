import fs from "node:fs";
import path from "node:path";
import { db, disconnect } from "@/lib/server/db/client";
import { startEmbedded, type Embedded } from "@/lib/server/embedded/start";
import { setDatabaseUrl } from "@/lib/server/env";
import { isRunning } from "../support/processes";

const LOG = { info: () => undefined, warn: () => undefined, error: console.error };
/** How long a killed server may take to be gone. */
const GONE_MS = 10_000;

/** A real PostgreSQL of the command's own, which it stops, kills and starts again. */
export class OwnDatabase {
  private running: Embedded | null = null;

  constructor(private readonly dataDir: string) {}

  /** Its address, without the proxy. */
  get url(): string {
    if (this.running === null) throw new Error("The database is stopped");
    return this.running.url;
  }

  /** Its port, also while it is stopped. It stays the same. */
  get port(): number {
    return Number(fs.readFileSync(path.join(this.dataDir, "postgres.port"), "utf8"));
  }

  get postmaster(): number {
    return Number(fs.readFileSync(path.join(this.dataDir, "postgres", "postmaster.pid"), "utf8").split("\n")[0]);
  }

  async start(): Promise<void> {
    this.running = await startEmbedded({ dataDir: this.dataDir, log: LOG });
    setDatabaseUrl(this.running.url);
  }

  async stop(): Promise<void> {
    await disconnect();
    await this.running?.stop();
    this.running = null;
  }

  /** Kills it as a crash does. */
  async kill(): Promise<void> {
    const { postmaster } = this;
    process.kill(postmaster, "SIGKILL");
    for (const deadline = Date.now() + GONE_MS; isRunning(postmaster) && Date.now() < deadline;)
      await new Promise((resolve) => setTimeout(resolve, 10));
    await this.stop();
  }

  /** Process ids of the product's connections of one pool. */
  async backends(pool: string): Promise<number[]> {
    const rows = await db().$queryRaw<{ pid: number }[]>`
      SELECT pid FROM pg_stat_activity WHERE application_name = ${`rollcall ${pool}`} AND pid <> pg_backend_pid()`;
    return rows.map(({ pid }) => pid);
  }

  async setReadOnly(readOnly: boolean): Promise<void> {
    // The connection that asks may have become read-only itself, which ALTER SYSTEM does not mind.
    await db().$executeRawUnsafe(`ALTER SYSTEM SET default_transaction_read_only = ${readOnly ? "on" : "off"}`);
    await db().$executeRaw`SELECT pg_reload_conf()`;
  }
}
