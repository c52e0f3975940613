import { BOM } from "@/lib/csv/csv";
import { openSnapshot, type Snapshot } from "../db/snapshot";
import { QuotaError } from "../errors";
import { Turns } from "../http/turns";
import { log } from "../log";
import { countRows, selectRows } from "../queries/listing";
import { singleton } from "../singleton";
import { HOUR, SECOND } from "@/lib/time/units";
import type { CsvTable } from "./csv-table";

/** Size of a chunk. It bounds the memory of an export, whatever the length of its rows. */
const CHUNK_CHARACTERS = 256 * 1024;
const MAX_ROWS = 1_000;
const FIRST_ROWS = 100;
/** Longest time that the count of the rows may take. After it, the export starts without a count. */
const COUNT_MS = 2_000;

/** Of one person or token, of the MAX_SNAPSHOTS of all. */
const MAX_OF_ONE = 2;
const RETRY_MS = 10 * SECOND;
/** Longest time that an export may take. Its snapshot keeps old rows from being removed. */
const MAX_EXPORT_MS = HOUR;
const exportsOf = () => singleton("quota.exports", () => new Turns({ running: MAX_OF_ONE, waiting: 0, waitMs: 0 }));

export interface CsvStream {
  body: ReadableStream<Uint8Array>;
  /** Number of rows to come; null if counting them took too long. */
  count: number | null;
}

/**
 * A table as a stream of CSV from one snapshot of the database. Rows are read only as fast as the client takes them. A
 * client that disconnects ends the query. If a read fails, or the export takes longer than `maxMs`, the stream fails
 * too: a file must not be cut short silently. `owner` names who exports. Throws ServiceError if too many exports run
 * already.
 */
export async function csvStream<R>(
  table: CsvTable<R>,
  bom: boolean,
  owner: string,
  maxMs = MAX_EXPORT_MS,
): Promise<CsvStream> {
  const end = await exportsOf().take(owner);
  if (end === null)
    throw new QuotaError(`${MAX_OF_ONE} exports of yours are running; wait until one ends, or cancel it`, RETRY_MS);
  const opened = await openSnapshot().catch((error: unknown) => {
    end();
    throw error;
  });
  const close = () => {
    end();
    return opened.close();
  };
  const snapshot = { ...opened, close };
  try {
    const count = await snapshot.within(COUNT_MS, (read) => countRows(table.listing, read));
    await snapshot.declare(selectRows(table.listing));
    return { body: bodyOf(table, snapshot, { bom, maxMs }), count };
  } catch (error) {
    await snapshot.close();
    throw error;
  }
}

function bodyOf<R>(
  table: CsvTable<R>,
  snapshot: Snapshot,
  { bom, maxMs }: { bom: boolean; maxMs: number },
): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  let size = FIRST_ROWS;
  let upcoming: Promise<R[]> | null = null;
  /** Returns the next rows, and starts to read the rows after them. */
  const fetch = async (): Promise<R[]> => {
    const rows = await (upcoming ?? snapshot.fetch<R>(size));
    upcoming = rows.length === 0 ? Promise.resolve([]) : snapshot.fetch<R>(size);
    // The next call reports the error. Without a next call, Node must not treat the rejection as unhandled.
    upcoming.catch(() => undefined);
    return rows;
  };
  let ended = false;
  let timer: NodeJS.Timeout | undefined;
  const end = () => {
    ended = true;
    clearTimeout(timer);
    return snapshot.close();
  };
  return new ReadableStream<Uint8Array>({
    start: (controller) => {
      const fail = () => {
        log.error({ maxMs }, "an export takes too long and is ended");
        controller.error(new Error("The export takes too long"));
        void end();
      };
      timer = setTimeout(fail, maxMs);
      controller.enqueue(encoder.encode(`${bom ? BOM : ""}${table.header}`));
    },
    pull: async (controller) => {
      try {
        const rows = await fetch();
        if (rows.length === 0) {
          await end();
          return controller.close();
        }
        const text = await table.lines(rows, snapshot.query);
        size = Math.max(1, Math.min(MAX_ROWS, Math.floor((rows.length * CHUNK_CHARACTERS) / text.length)));
        controller.enqueue(encoder.encode(text));
      } catch (error) {
        if (ended) return;
        log.error({ err: error }, "an export failed");
        controller.error(error);
        await end();
      }
    },
    cancel: end,
  });
}
