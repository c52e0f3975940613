import type { Millis } from "@/lib/time/units";

/** A writer that is behind learns of more records this often. */
const BEHIND_MS: Millis = 50;

interface JournalNewsOptions {
  /** The number of the last record that is synced. */
  synced: () => number;
  /** The number of the last record that the database holds. */
  stored: () => number;
  /** Sends the writer what is synced. Without a writer it does nothing. */
  send: () => void;
}

/**
 * Decides when the writer is told how far the journal is synced: at once if it has stored all that it knows of, else at
 * intervals. A message for each sync would take more of the front's time than the sync.
 */
export class JournalNews {
  private told = 0;
  private timer: NodeJS.Timeout | null = null;

  constructor(private readonly options: JournalNewsOptions) {}

  /** More is synced, or stored. */
  changed(): void {
    const { synced, stored } = this.options;
    if (synced() <= this.told) return;
    if (stored() >= this.told) this.tell();
    else this.timer ??= setTimeout(() => this.tell(), BEHIND_MS).unref();
  }

  /** Tells a writer that has just started and knows nothing yet. */
  tell(): void {
    if (this.timer !== null) clearTimeout(this.timer);
    this.timer = null;
    this.told = this.options.synced();
    this.options.send();
  }
}
