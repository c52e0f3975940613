import fs from "node:fs/promises";
import { decodeRecords, type Damage, type JournalRecord } from "./record";
import type { Segment } from "./segments";

/** The synced part of a journal. It may belong to another process. */
export interface Readable {
  readonly segments: readonly Segment[];
}

/** Reads the synced records of a journal in order, each once. */
export class JournalReader {
  private pending: JournalRecord[] = [];
  /** How far each segment is read, by its first number. */
  private at = { first: 0, offset: 0 };

  /**
   * @param after the number of the last record that is known already; 0 for none
   * @param onDamage is told of bytes that hold no valid record; reading goes on after them
   */
  constructor(
    private readonly journal: Readable,
    private after: number,
    private readonly onDamage: (file: string, damage: Damage) => void,
  ) {}

  /**
   * Up to `max` records that were not read yet, and up to `maxBytes` of payload unless the first is longer; empty if
   * there is none.
   */
  async next(max: number, maxBytes = Infinity): Promise<JournalRecord[]> {
    while (this.pending.length === 0) {
      const segment = this.unreadSegment();
      if (segment === null) return [];
      await this.load(segment);
    }
    let bytes = 0;
    const beyond = this.pending.findIndex(({ payload }, i) => {
      bytes += payload.length;
      return i > 0 && (i >= max || bytes > maxBytes);
    });
    return this.pending.splice(0, beyond < 0 ? this.pending.length : beyond);
  }

  private unreadSegment(): Segment | null {
    const { segments } = this.journal;
    return (
      segments.find(({ first, bytes }, i) => {
        if (first < this.at.first || (segments[i + 1]?.first ?? Infinity) <= this.after + 1) return false;
        return first > this.at.first || bytes > this.at.offset;
      }) ?? null
    );
  }

  private async load({ first, file, bytes }: Segment): Promise<void> {
    const from = first === this.at.first ? this.at.offset : 0;
    const { records, damages } = decodeRecords(await readBytes(file, from, bytes));
    for (const damage of damages) this.onDamage(file, { from: from + damage.from, to: from + damage.to });
    this.at = { first, offset: bytes };
    this.pending = records.filter(({ number }) => number > this.after);
    this.after = this.pending.at(-1)?.number ?? this.after;
  }
}

async function readBytes(file: string, from: number, to: number): Promise<Buffer> {
  const handle = await fs.open(file, "r");
  try {
    const buffer = Buffer.alloc(to - from);
    const { bytesRead } = await handle.read(buffer, 0, buffer.length, from);
    return buffer.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}
