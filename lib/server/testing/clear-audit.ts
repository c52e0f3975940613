import { tamper } from "./owner";

/** Empties the audit, which no statement of the product can do. */
export const clearAudit = async (): Promise<void> => {
  await tamper("TRUNCATE audit_entry, audit_content, audit_removal");
};
