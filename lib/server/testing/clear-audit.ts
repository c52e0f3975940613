import { asOwner } from "./owner";

/** Empties the audit, which no statement of the product can do. */
export const clearAudit = async (): Promise<void> => {
  await asOwner(
    "BEGIN; SET LOCAL session_replication_role = replica; TRUNCATE audit_entry, audit_content, audit_removal; COMMIT",
  );
};
