import pg from "pg";

/** The first version in which somebody else than the owner of a table can be allowed to vacuum it. */
const MAINTAIN_SINCE = 170_000;

/**
 * Gives the role of the product what it needs in a database that another role owns: rows of every table, and of the
 * audit only that it adds and reads entries. Functions of the owner remove old entries, and make and drop partitions.
 * `client` is connected as the owner.
 */
export async function grantRights(client: pg.Client, role: string): Promise<void> {
  const to = pg.escapeIdentifier(role);
  const { rows } = await client.query<{ version: number }>(
    "SELECT current_setting('server_version_num')::int AS version",
  );
  const hasMaintain = (rows[0]?.version ?? 0) >= MAINTAIN_SINCE;
  // One message is one transaction, so that the role never has more in between.
  await client.query(`
    GRANT USAGE ON SCHEMA public TO ${to};
    GRANT SELECT, INSERT, UPDATE, DELETE${hasMaintain ? ", MAINTAIN" : ""} ON ALL TABLES IN SCHEMA public TO ${to};
    GRANT SELECT, USAGE ON ALL SEQUENCES IN SCHEMA public TO ${to};
    REVOKE UPDATE, DELETE ON audit_entry FROM ${to};
    REVOKE UPDATE ON audit_content FROM ${to};
    REVOKE INSERT, UPDATE, DELETE ON audit_removal FROM ${to};
    GRANT EXECUTE ON FUNCTION audit_remove_older(INTEGER), partition_begin(TEXT, INTEGER, DATE, BIGINT),
      partition_cut(TEXT, INTEGER, DATE), partition_drop(TEXT, INTEGER, TEXT[], DATE, TEXT, TIMESTAMPTZ),
      partition_remove(TEXT, INTEGER), partition_analyze(TEXT, TEXT[]) TO ${to};
    REVOKE INSERT, UPDATE, DELETE ON _prisma_migrations FROM ${to};
    ${hasMaintain ? maintainPartitions(to) : ""}`);
}

/** Rows of partitions are read and written by way of their table. A role that vacuums needs a right for each. */
const maintainPartitions = (to: string) => `
  GRANT USAGE ON SCHEMA partitions TO ${to};
  GRANT MAINTAIN ON ALL TABLES IN SCHEMA partitions TO ${to};
  ALTER DEFAULT PRIVILEGES IN SCHEMA partitions GRANT MAINTAIN ON TABLES TO ${to};`;
