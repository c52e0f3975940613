/** How a request ended: OK, FAIL, or without an answer. */
export type Outcome = "ok" | "refused" | "unanswered";

interface Entry {
  sent: number;
  ok: number;
}

/** What the database holds of one callback. */
export interface Found {
  events: number;
  duplicates: number;
}

export interface Verdict {
  sent: number;
  acknowledged: number;
  found: number;
  /** Keys of callbacks that were answered OK and are not stored. */
  lost: string[];
  /** Keys of callbacks that are stored or counted more often than they were sent, and of those never sent. */
  doubled: string[];
  /** Keys of callbacks whose copies were answered OK more often than they are counted. */
  uncounted: string[];
}

/** What was sent, and how it was answered, by the key of the callback. */
export class Ledger {
  private readonly entries = new Map<string, Entry>();

  send(key: string): void {
    const entry = this.entry(key);
    entry.sent++;
  }

  answer(key: string, outcome: Outcome): void {
    if (outcome === "ok") this.entry(key).ok++;
  }

  /**
   * Compares with what is stored. A request that was not answered OK may be stored or not; each request is stored at
   * most once, as an event or as a duplicate of it.
   */
  compare(stored: ReadonlyMap<string, Found>): Verdict {
    const verdict: Verdict = { sent: 0, acknowledged: 0, found: stored.size, lost: [], doubled: [], uncounted: [] };
    for (const [key, { sent, ok }] of this.entries) {
      const { events, duplicates } = stored.get(key) ?? { events: 0, duplicates: 0 };
      verdict.sent += sent;
      verdict.acknowledged += ok;
      if (ok > 0 && events === 0) verdict.lost.push(key);
      else if (events + duplicates < ok) verdict.uncounted.push(key);
      if (events > 1 || events + duplicates > sent) verdict.doubled.push(key);
    }
    for (const key of stored.keys()) if (!this.entries.has(key)) verdict.doubled.push(key);
    return verdict;
  }

  private entry(key: string): Entry {
    const known = this.entries.get(key);
    if (known !== undefined) return known;
    const entry = { sent: 0, ok: 0 };
    this.entries.set(key, entry);
    return entry;
  }
}
