import { constants } from "node:fs";
import fs, { type FileHandle } from "node:fs/promises";
import { FreeBytes } from "./free-bytes";
import { decodeRecords, encodeRecord, HEADER_BYTES } from "./record";
import { listSegments, segmentFile, syncDirectory, type Segment } from "./segments";

export interface JournalOptions {
  dir: string;
  /** The maximum size of all segments together. */
  maxBytes: number;
  /** A segment that is longer than this is followed by a new one. Default: 16 MiB, or a quarter of a small journal. */
  segmentBytes?: number;
  /** Free bytes that must remain on the disk. */
  minFreeBytes?: number;
  /** Bytes that may wait to be written. Default: 256 MiB, more than a disk writes while Tencent waits. */
  maxUnwrittenBytes?: number;
  /** After this time a segment is followed by a new one, so that what is stored is deleted. Default: 60 s. */
  turnMs?: number;
  /** The highest number that is known elsewhere. New records get higher ones, also if files of the journal are lost. */
  after?: number;
}

/** The journal has no room: it is at its limit, or the disk is nearly full. */
export class JournalFullError extends Error {}

/** So many bytes wait to be written already that a payload would wait too long. */
export class JournalBusyError extends Error {}

interface Waiting {
  payload: Buffer;
  resolve: (number: number) => void;
  reject: (error: unknown) => void;
}

const SEGMENT_BYTES = 16 * 1024 * 1024;
const MIN_FREE_BYTES = 64 * 1024 * 1024;
const TURN_MS = 60_000;
/** Records of one sync. */
const MAX_BATCH = 1_000;
const MAX_UNWRITTEN_BYTES = 256 * 1024 * 1024;
/** Linux writes and syncs in one call. Elsewhere the flag is unknown, or promises less than a sync. */
const SYNCS_ITSELF = process.platform === "linux";
const SYNC = SYNCS_ITSELF ? constants.O_DSYNC : 0;
const OPEN = constants.O_RDWR | SYNC;
const CREATE = constants.O_WRONLY | constants.O_CREAT | constants.O_TRUNC | SYNC;

/**
 * An append-only log of payloads on the disk. A payload that is appended survives a crash of the process and of the
 * machine. All payloads that arrive during a sync share the next one.
 */
export class Journal {
  private waiting: Waiting[] = [];
  /** Bytes of the records that wait or are being written. */
  private unwritten = 0;
  private writing: Promise<void> | null = null;
  private handle: FileHandle | null = null;
  /** The next batch begins a new segment. */
  private ended = false;
  private released = 0;
  private readonly free: FreeBytes;
  private readonly timer: NodeJS.Timeout;
  private synced: number;
  /** Since it was opened: syncs, and payloads that were refused because there was no room. */
  readonly figures = { syncs: 0, refused: 0 };

  private constructor(
    private readonly options: Required<JournalOptions>,
    private readonly list: Segment[],
    private next: number,
  ) {
    this.free = new FreeBytes(options.dir);
    this.synced = next - 1;
    this.timer = setInterval(() => this.endSegment(), options.turnMs).unref();
  }

  /** Opens the journal in a folder and cuts a torn tail: bytes after the last valid record of the last segment. */
  static async open(given: JournalOptions) {
    // The segment that is written to is never deleted. It must leave room for more, or a full journal stays full.
    const segmentBytes = Math.min(SEGMENT_BYTES, Math.ceil(given.maxBytes / 4));
    const options = {
      ...{ segmentBytes, minFreeBytes: MIN_FREE_BYTES, maxUnwrittenBytes: MAX_UNWRITTEN_BYTES },
      ...{ turnMs: TURN_MS, after: 0 },
      ...given,
    };
    await fs.mkdir(options.dir, { recursive: true, mode: 0o700 });
    const segments = await listSegments(options.dir);
    const last = segments.at(-1);
    let next = Math.max(1, last?.first ?? 1);
    if (last !== undefined) {
      const { records, end } = decodeRecords(await fs.readFile(last.file));
      if (end < last.bytes) await fs.truncate(last.file, end);
      last.bytes = end;
      next = Math.max(next, (records.at(-1)?.number ?? 0) + 1);
    }
    return new Journal(options, segments, Math.max(next, options.after + 1));
  }

  /** The segments, oldest first. */
  get segments(): readonly Segment[] {
    return this.list;
  }

  /** The number of the last record that is synced, or of the last one known elsewhere. */
  get lastNumber(): number {
    return this.synced;
  }

  /** Bytes of all segments. */
  get bytes(): number {
    return this.list.reduce((sum, segment) => sum + segment.bytes, 0);
  }

  /**
   * Resolves with the record's number once it is synced. Throws JournalFullError or JournalBusyError, at once if it can
   * be known so soon, or what the file system throws.
   */
  append(payload: Buffer): Promise<number> {
    return new Promise((resolve, reject) => {
      this.refuse(sizeOf(payload));
      this.unwritten += sizeOf(payload);
      this.waiting.push({ payload, resolve, reject });
      this.writing ??= this.pump();
    });
  }

  /** Throws if there is no room for so many bytes, as far as is known without a wait. */
  private refuse(bytes: number): void {
    const wanted = this.unwritten + bytes;
    const error =
      this.fullFor(wanted, this.free.lastRead()) ??
      (wanted > this.options.maxUnwrittenBytes
        ? new JournalBusyError("More arrives than the disk of the journal takes")
        : null);
    if (error === null) return;
    this.figures.refused++;
    throw error;
  }

  /** Deletes the segments whose records all have numbers up to `number`. */
  async release(number: number): Promise<void> {
    this.released = Math.max(this.released, number);
    while (this.list.length > 1 && (this.list[1]?.first ?? Infinity) <= number + 1) {
      const [oldest] = this.list.splice(0, 1);
      if (oldest !== undefined) await fs.rm(oldest.file, { force: true });
    }
  }

  /** Resolves when everything appended is synced, and closes the file. */
  async close(): Promise<void> {
    clearInterval(this.timer);
    await this.writing;
    await this.handle?.close();
    this.handle = null;
  }

  /** Nothing more is written to the newest segment. It is deleted once its records are stored, also if none follow. */
  private endSegment(): void {
    if ((this.list.at(-1)?.bytes ?? 0) === 0) return;
    this.ended = true;
    // If it fails, so does the next append, which says why.
    const begin = () => this.openSegment().then(() => this.release(this.released));
    this.writing ??= begin()
      .catch(() => undefined)
      .then(() => this.pump());
  }

  private async pump(): Promise<void> {
    // Requests that were read in this turn of the event loop join the first batch.
    await new Promise(setImmediate);
    while (this.waiting.length > 0) {
      const batch = this.takeBatch();
      try {
        const first = this.next;
        await this.write(batch);
        batch.forEach(({ resolve }, i) => resolve(first + i));
      } catch (error) {
        if (error instanceof JournalFullError) this.figures.refused += batch.length;
        for (const { reject } of batch) reject(error);
      }
      for (const { payload } of batch) this.unwritten -= sizeOf(payload);
    }
    // In the same turn as the check above: a payload that comes later starts the pump again.
    this.writing = null;
  }

  /** The next payloads, not more bytes than one segment holds, and at least one. */
  private takeBatch(): Waiting[] {
    let bytes = 0;
    const beyond = this.waiting.findIndex(({ payload }, i) => {
      bytes += payload.length;
      return i > 0 && (i >= MAX_BATCH || bytes > this.options.segmentBytes);
    });
    return this.waiting.splice(0, beyond < 0 ? this.waiting.length : beyond);
  }

  private async write(batch: readonly Waiting[]): Promise<void> {
    const records = batch.map(({ payload }, i) => encodeRecord({ number: this.next + i, payload }));
    const bytes = records.reduce((sum, record) => sum + record.length, 0);
    await this.requireRoom(bytes);
    const { segment, handle } = await this.openSegment();
    // A number is never used again: a record that failed may still be on the disk.
    this.next += batch.length;
    const last = this.next - 1;
    try {
      const { bytesWritten } = await handle.writev(records, segment.bytes);
      if (bytesWritten !== bytes) throw new Error(`Only ${bytesWritten} of ${bytes} bytes were written to the journal`);
      if (!SYNCS_ITSELF) await handle.datasync();
      this.figures.syncs++;
      segment.bytes += bytes;
      this.synced = last;
      this.free.taken(bytes);
    } catch (error) {
      await this.abandonSegment(segment);
      throw error;
    }
  }

  private async requireRoom(bytes: number): Promise<void> {
    const error = this.fullFor(bytes, await this.free.now());
    if (error !== null) throw error;
  }

  /** Why so many bytes have no room, with `free` bytes on the disk; null if they have. */
  private fullFor(bytes: number, free: number): JournalFullError | null {
    const { maxBytes, minFreeBytes } = this.options;
    if (this.bytes + bytes > maxBytes) return new JournalFullError(`The journal holds its limit of ${maxBytes} bytes`);
    return free - bytes < minFreeBytes ? new JournalFullError("The disk of the journal is nearly full") : null;
  }

  /** The segment to append to. One that is full or has ended is followed by a new one. */
  private async openSegment(): Promise<{ segment: Segment; handle: FileHandle }> {
    const last = this.list.at(-1);
    if (last !== undefined && !this.ended && last.bytes < this.options.segmentBytes) {
      this.handle ??= await fs.open(last.file, OPEN);
      return { segment: last, handle: this.handle };
    }
    await this.handle?.close();
    const segment = { first: this.next, file: segmentFile(this.options.dir, this.next), bytes: 0 };
    this.handle = await fs.open(segment.file, CREATE, 0o600);
    await syncDirectory(this.options.dir);
    this.list.push(segment);
    this.ended = false;
    return { segment, handle: this.handle };
  }

  /** After a failed write the file's end is unknown. It is cut if possible, and the next batch begins a new segment. */
  private async abandonSegment(segment: Segment): Promise<void> {
    const { handle } = this;
    this.handle = null;
    this.ended = true;
    await handle?.truncate(segment.bytes).catch(() => undefined);
    await handle?.close().catch(() => undefined);
  }
}

/** Bytes of the record of a payload. */
const sizeOf = (payload: Buffer) => HEADER_BYTES + payload.length;
