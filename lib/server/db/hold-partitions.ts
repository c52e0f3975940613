/**
 * The first statement of a transaction that reads all from one snapshot. Rows that move to another partition after the
 * snapshot are not in it, so no partition may change meanwhile. The statement takes no snapshot itself, and waits for a
 * change that is under way. `partition_lock` in the database is the other side.
 */
export const HOLD_PARTITIONS = "LOCK TABLE ONLY event IN ACCESS SHARE MODE";
