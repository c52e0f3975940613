import { setTimeout as delay } from "node:timers/promises";
import type pg from "pg";
import { env } from "../env";
import { connect } from "../migrate/connect";

/** Old rows stay as long as a transaction may see them: that of a backup, or of PostgreSQL's own statistics. */
const RETRY_MS = 500;
const ATTEMPTS = 20;

/**
 * Rewrites tables without what their rows were before. Returns those in whose files old rows are left: PostgreSQL only
 * warns if the role may not vacuum, and keeps old rows that somebody may see. Throws StartError, or what the database
 * throws.
 */
export async function vacuumFull(tables: readonly string[]): Promise<string[]> {
  const client = await connect(env().databaseUrl ?? "");
  try {
    const left = [];
    for (const table of tables) if (!(await rewrite(client, table))) left.push(table);
    return left;
  } finally {
    await client.end();
  }
}

async function rewrite(client: pg.Client, table: string): Promise<boolean> {
  let kept = await oldRowsAfter(client, table);
  for (let attempt = 1; attempt < ATTEMPTS && kept !== null && kept > 0; attempt++) {
    await delay(RETRY_MS);
    kept = await oldRowsAfter(client, table);
  }
  return kept === 0;
}

/** Vacuums a table. Returns how many old rows it keeps, by what PostgreSQL reports; null if it was passed over. */
async function oldRowsAfter(client: pg.Client, table: string): Promise<number | null> {
  let kept: number | null = null;
  // The detail is "… dead row versions cannot be removed yet", in the language of the server.
  const read = ({ detail }: { detail?: string }) => {
    const number = /\d+/.exec(detail ?? "")?.[0];
    if (number !== undefined) kept = Number(number);
  };
  client.on("notice", read);
  await client.query(`VACUUM (FULL, VERBOSE) ${client.escapeIdentifier(table)}`);
  client.off("notice", read);
  return kept;
}
