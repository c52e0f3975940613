import { BOM } from "@/lib/csv/csv";
import { openSnapshot, type Snapshot } from "../db/snapshot";
import { log } from "../log";
import { countRows, selectRows } from "../queries/listing";
import type { CsvTable } from "./csv-table";

/** About as much text is made at a time: what is held in memory, whatever the rows are like. */
const CHUNK_CHARACTERS = 256 * 1024;
const MOST_ROWS = 1_000;
const FIRST_ROWS = 100;
/** The number of rows is told beforehand where counting them takes no longer. */
const COUNT_MS = 2_000;

export interface CsvStream {
  body: ReadableStream<Uint8Array>;
  /** How many rows will come; null where that is not known cheaply. */
  count: number | null;
}

/**
 * A sheet as CSV, all of it as of one moment. It is read no faster than the reader takes it; where the reader goes
 * away everything behind it ends; where anything fails the stream fails, for a file must not be short in silence.
 * Throws ServiceError where too many run already.
 */
export async function csvStream<R>(sheet: CsvTable<R>, bom: boolean): Promise<CsvStream> {
  const snapshot = await openSnapshot();
  try {
    const count = await snapshot.within(COUNT_MS, (read) => countRows(sheet.listing, read));
    await snapshot.declare(selectRows(sheet.listing));
    return { body: bodyOf(sheet, snapshot, bom), count };
  } catch (error) {
    await snapshot.close();
    throw error;
  }
}

function bodyOf<R>(sheet: CsvTable<R>, snapshot: Snapshot, bom: boolean): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  let size = FIRST_ROWS;
  let ahead: Promise<R[]> | null = null;
  /** The next rows, while the database already looks for those after them. */
  const fetch = async (): Promise<R[]> => {
    const rows = await (ahead ?? snapshot.fetch<R>(size));
    ahead = rows.length === 0 ? Promise.resolve([]) : snapshot.fetch<R>(size);
    // Whoever awaits it hears of a failure; if nobody comes to, there is nobody to tell.
    ahead.catch(() => undefined);
    return rows;
  };
  let left = false;
  return new ReadableStream<Uint8Array>({
    start: (controller) => controller.enqueue(encoder.encode(`${bom ? BOM : ""}${sheet.header}`)),
    pull: async (controller) => {
      try {
        const rows = await fetch();
        if (rows.length === 0) {
          await snapshot.close();
          return controller.close();
        }
        const text = await sheet.lines(rows, snapshot.query);
        size = Math.max(1, Math.min(MOST_ROWS, Math.floor((rows.length * CHUNK_CHARACTERS) / text.length)));
        controller.enqueue(encoder.encode(text));
      } catch (error) {
        if (left) return;
        log.error({ err: error }, "an export failed");
        controller.error(error);
        await snapshot.close();
      }
    },
    cancel: () => {
      left = true;
      return snapshot.close();
    },
  });
}
