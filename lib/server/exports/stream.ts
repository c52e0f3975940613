import { BOM } from "@/lib/csv/csv";
import { log } from "../log";
import { countRows, selectRows } from "../queries/listing";
import type { CsvTable } from "./csv-table";
import { inTurn } from "./in-turn";
import { openExport, type Exporter, type ExportSnapshot } from "./open-export";

/** What is read at once. It bounds the memory of an export, whatever the length of its rows. */
const READ_CHARACTERS = 64 * 1024;
/** What is sent at once. Longer texts would stay in memory until the next full garbage collection. */
const CHUNK_CHARACTERS = 32 * 1024;
const MAX_ROWS = 1_000;
const FIRST_ROWS = 100;
/** Longest time that the count of the rows may take. After it, the export starts without a count. */
const COUNT_MS = 2_000;

export interface CsvStream {
  body: ReadableStream<Uint8Array>;
  /** Number of rows to come; null if counting them took too long. */
  count: number | null;
}

/**
 * A table as a stream of CSV from one snapshot of the database. Rows are read only as fast as the client takes them. A
 * client that disconnects ends the query. If a read fails, or the export takes too long, the stream fails too: a file
 * must not be cut short silently. Throws ServiceError if too many exports run already.
 */
export async function csvStream<R>(table: CsvTable<R>, bom: boolean, exporter: Exporter): Promise<CsvStream> {
  const snapshot = await openExport(exporter);
  try {
    const count = await snapshot.within(COUNT_MS, (read) => countRows(table.listing, read));
    await snapshot.declare(selectRows(table.listing));
    snapshot.over.throwIfAborted();
    return { body: bodyOf(table, snapshot, bom), count };
  } catch (error) {
    await snapshot.close();
    throw snapshot.over.aborted ? snapshot.over.reason : error;
  }
}

function bodyOf<R>(table: CsvTable<R>, snapshot: ExportSnapshot, bom: boolean): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  let size = FIRST_ROWS;
  let chunks: string[] = [];
  let upcoming: Promise<string[]> | null = null;
  /** The next rows as chunks; none at the end. */
  const make = async (): Promise<string[]> => {
    const rows = await snapshot.fetch<R>(size);
    if (rows.length === 0) return [];
    const made = chunksOf(await inTurn(() => table.records(rows, snapshot.query)));
    const length = made.reduce((sum, chunk) => sum + chunk.length, 0);
    size = Math.max(1, Math.min(MAX_ROWS, Math.floor((rows.length * READ_CHARACTERS) / length)));
    return made;
  };
  /** Returns the next chunks, and starts to make those after them: the database works while this process writes. */
  const next = async (): Promise<string[]> => {
    const made = await (upcoming ?? make());
    upcoming = made.length === 0 ? Promise.resolve([]) : make();
    // The next call reports the error. Without a next call, Node must not treat the rejection as unhandled.
    upcoming.catch(() => undefined);
    return made;
  };
  let disconnected = false;
  const { over } = snapshot;
  return new ReadableStream<Uint8Array>({
    start: (controller) => {
      over.addEventListener("abort", () => controller.error(over.reason), { once: true });
      controller.enqueue(encoder.encode(`${bom ? BOM : ""}${table.header}`));
    },
    pull: async (controller) => {
      try {
        if (chunks.length === 0) chunks = await next();
        const chunk = chunks.shift();
        if (chunk === undefined) {
          await snapshot.close();
          return controller.close();
        }
        controller.enqueue(encoder.encode(chunk));
      } catch (error) {
        if (disconnected || over.aborted) return;
        log.error({ err: error }, "an export failed");
        controller.error(error);
        await snapshot.close();
      }
    },
    cancel: () => {
      disconnected = true;
      return snapshot.close();
    },
  });
}

/** The records, joined to texts of about CHUNK_CHARACTERS. */
function chunksOf(records: readonly string[]): string[] {
  const chunks: string[] = [];
  let begin = 0;
  let length = 0;
  records.forEach((record, i) => {
    length += record.length;
    if (length < CHUNK_CHARACTERS && i < records.length - 1) return;
    chunks.push(records.slice(begin, i + 1).join(""));
    begin = i + 1;
    length = 0;
  });
  return chunks;
}
