import type { DatabaseOutage } from "@/lib/contracts/database-outage";
import { SECOND, type Millis } from "@/lib/time/units";

/** A shorter interruption is not told: the embedded PostgreSQL restarts within a second. */
const TELL_AFTER_MS = SECOND;
/** Callbacks are late from then on, although the database answers. */
const STUCK_AFTER_MS = 10 * SECOND;

/** What was found at one moment. */
export interface Observation {
  /** When the database was asked, and when it was known what it answers. */
  askedAt: Millis;
  at: Millis;
  answer: "writable" | "read_only" | "none";
  /** Records of the journal that are in the database, and that are not. */
  stored: number;
  pending: number;
}

/** Tells from a row of observations what is wrong with the database, and since when. Has no clock. */
export class OutageRules {
  private unreachableSince: Millis | null = null;
  private readOnlySince: Millis | null = null;
  private waitingSince: Millis | null = null;
  private stored = 0;

  observe({ askedAt, at, answer, stored, pending }: Observation): void {
    const progress = stored > this.stored;
    this.stored = stored;
    // A database that stores is there, even if it is too busy to answer.
    this.unreachableSince = answer === "none" && !progress ? (this.unreachableSince ?? askedAt) : null;
    this.readOnlySince = answer === "read_only" ? (this.readOnlySince ?? askedAt) : null;
    if (pending === 0) this.waitingSince = null;
    else if (progress || this.waitingSince === null) this.waitingSince = at;
  }

  /** The outage at a time; null if all is well. */
  at(now: Millis): Omit<DatabaseOutage, "journalRecords"> | null {
    const lasts = (since: Millis | null, ms: Millis): since is Millis => since !== null && now - since >= ms;
    if (lasts(this.unreachableSince, TELL_AFTER_MS)) return outage("unreachable", this.unreachableSince);
    if (lasts(this.readOnlySince, TELL_AFTER_MS)) return outage("read_only", this.readOnlySince);
    return lasts(this.waitingSince, STUCK_AFTER_MS) ? outage("stuck", this.waitingSince) : null;
  }
}

const outage = (kind: DatabaseOutage["kind"], since: Millis) => ({ kind, since: new Date(since).toISOString() });
