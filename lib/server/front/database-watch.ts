import { setTimeout as delay } from "node:timers/promises";
import pg from "pg";
import type { DatabaseOutage } from "@/lib/contracts/database-outage";
import type { Millis } from "@/lib/time/units";
import { log } from "../log";
import { startLoop } from "../loop";
import type { FrontJournal } from "./front-journal";
import { OutageRules, type Observation } from "./outage-rules";

const ASK_EVERY_MS = 1_000;
const ANSWER_WITHIN_MS = 1_500;
/** The first start of the embedded PostgreSQL takes this long at most. Before that, it is not missed. */
const START_MS = 10_000;

interface WatchOptions {
  /** Null until the embedded PostgreSQL has started. */
  url: () => string | null;
  journal: Pick<FrontJournal, "accepted" | "pending">;
}

/**
 * Watches the database for the front, over one connection: the front tells readers what is going on while the console
 * cannot. Callbacks do not depend on it.
 */
export class DatabaseWatch {
  private readonly rules = new OutageRules();
  private readonly openedAt = Date.now();
  private readonly end: () => Promise<void>;
  private connection: { url: string; client: pg.Client } | null = null;

  constructor(private readonly options: WatchOptions) {
    this.end = startLoop((signal) => this.run(signal));
  }

  /** Why callbacks cannot be stored now; null if all is well. */
  outage(): DatabaseOutage | null {
    const found = this.rules.at(Date.now());
    return found && { ...found, journalRecords: this.options.journal.pending() };
  }

  async stop(): Promise<void> {
    await this.end();
    this.disconnect();
  }

  private async run(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      const askedAt = Date.now();
      const answer = await this.ask();
      if (answer !== null) this.observe(askedAt, answer);
      await delay(ASK_EVERY_MS, undefined, { signal }).catch(() => undefined);
    }
  }

  private observe(askedAt: Millis, answer: Observation["answer"]): void {
    const { accepted, pending } = this.options.journal;
    const before = this.rules.at(Date.now());
    this.rules.observe({ askedAt, at: Date.now(), answer, stored: accepted() - pending(), pending: pending() });
    const now = this.rules.at(Date.now());
    if (before?.kind === now?.kind) return;
    if (now !== null)
      log.error({ ...now, journalRecords: pending() }, "callbacks cannot be stored; the journal keeps them");
    else log.info({ journalRecords: pending() }, "callbacks can be stored again");
  }

  /** Null if the embedded PostgreSQL is still starting. */
  private async ask(): Promise<Observation["answer"] | null> {
    const url = this.options.url();
    if (url === null) return Date.now() - this.openedAt < START_MS ? null : "none";
    try {
      const client = await this.connected(url);
      const { rows } = await client.query<{ mode: string }>("SELECT current_setting('transaction_read_only') AS mode");
      return rows[0]?.mode === "on" ? "read_only" : "writable";
    } catch (err) {
      log.debug({ err }, "the database did not answer the front");
      this.disconnect();
      return "none";
    }
  }

  private async connected(url: string): Promise<pg.Client> {
    if (this.connection?.url === url) return this.connection.client;
    this.disconnect();
    const client = new pg.Client({
      connectionString: url,
      application_name: "rollcall front",
      connectionTimeoutMillis: ANSWER_WITHIN_MS,
      query_timeout: ANSWER_WITHIN_MS,
    });
    // An idle connection that breaks is found by the next question.
    client.on("error", () => undefined);
    this.connection = { url, client };
    await client.connect();
    return client;
  }

  private disconnect(): void {
    void this.connection?.client.end().catch(() => undefined);
    this.connection = null;
  }
}
