import pg from "pg";

/** The first version in which somebody else than the owner of a table can be allowed to vacuum it. */
const MAINTAIN_SINCE = 170_000;

/**
 * Gives the role of the product what it needs in a database that another role owns: rows of every table, and of the
 * audit only that it adds and reads entries, and has old ones removed by a function of the owner. `client` is connected
 * as the owner.
 */
export async function grantRights(client: pg.Client, role: string): Promise<void> {
  const to = pg.escapeIdentifier(role);
  const { rows } = await client.query<{ version: number }>(
    "SELECT current_setting('server_version_num')::int AS version",
  );
  const maintain = (rows[0]?.version ?? 0) >= MAINTAIN_SINCE ? ", MAINTAIN" : "";
  // One message is one transaction, so that the role never has more in between.
  await client.query(`
    GRANT USAGE ON SCHEMA public TO ${to};
    GRANT SELECT, INSERT, UPDATE, DELETE${maintain} ON ALL TABLES IN SCHEMA public TO ${to};
    GRANT SELECT, USAGE ON ALL SEQUENCES IN SCHEMA public TO ${to};
    REVOKE UPDATE, DELETE ON audit_entry FROM ${to};
    REVOKE UPDATE ON audit_content FROM ${to};
    REVOKE INSERT, UPDATE, DELETE ON audit_removal FROM ${to};
    GRANT EXECUTE ON FUNCTION audit_remove_older(INTEGER) TO ${to};
    REVOKE INSERT, UPDATE, DELETE ON _prisma_migrations FROM ${to};`);
}
