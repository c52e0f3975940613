import { Prisma, readNow } from "./client";

/** The role with which the product uses its database, and what it should not be able to do. */
export interface DatabaseRole {
  name: string;
  superuser: boolean;
  /** It could change or delete entries of the audit, or take away what refuses that. */
  changesAudit: boolean;
}

/** The role of this process. Throws what the database throws. */
export async function readDatabaseRole(): Promise<DatabaseRole> {
  const [role] = await readNow<DatabaseRole>(Prisma.sql`
    SELECT r.rolname AS name, r.rolsuper AS superuser,
           r.rolsuper OR pg_has_role(c.relowner, 'MEMBER')
             OR has_table_privilege(c.oid, 'UPDATE, DELETE, TRUNCATE, TRIGGER') AS "changesAudit"
    FROM pg_roles AS r, pg_class AS c
    WHERE r.rolname = current_user AND c.oid = 'audit_entry'::regclass`);
  if (role === undefined) throw new Error("The database does not say which role it is used with");
  return role;
}
