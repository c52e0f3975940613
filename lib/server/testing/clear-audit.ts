import { db } from "../db/client";

/** Empties the audit, which no statement of the product can do. */
export const clearAudit = async (): Promise<void> => {
  await db().$transaction([
    db().$executeRaw`SET LOCAL session_replication_role = replica`,
    db().$executeRaw`TRUNCATE audit_entry, audit_content, audit_removal`,
  ]);
};
