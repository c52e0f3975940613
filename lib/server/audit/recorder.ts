import { LRUCache } from "lru-cache";
import { MINUTE } from "@/lib/time/units";
import { blamesData, isolate } from "../db/poison";
import { log } from "../log";
import { singleton } from "../singleton";
import type { NewEntry } from "./entry";
import { writeEntries } from "./write";

/** An open page reads a user again and again. Within this time, that is one look. */
export const ONE_LOOK_MS = 10 * MINUTE;
const MAX_LOOKS = 20_000;
const RETRY_MS = 1_000;
/** Entries that a database which is away may leave in memory. */
const MAX_WAITING = 10_000;

/** Kinds that an open page repeats by itself. */
const REPEATED: readonly NewEntry["kind"][] = ["look", "list", "search", "stream", "denied"];

interface Recorder {
  waiting: NewEntry[];
  writing: Promise<void> | null;
  looks: LRUCache<string, true>;
}

const recorder = () =>
  singleton("audit", (): Recorder => ({
    waiting: [],
    writing: null,
    looks: new LRUCache({ max: MAX_LOOKS, ttl: ONE_LOOK_MS, ttlResolution: 0, perf: { now: () => performance.now() } }),
  }));

/**
 * Records an entry without making its caller wait. It is written within a moment, and tried again while the database is
 * away. A look that goes on is recorded once in ONE_LOOK_MS.
 */
export function record(entry: NewEntry): void {
  if (isRepeated(entry)) return;
  const state = recorder();
  if (state.waiting.length >= MAX_WAITING) {
    log.error({ entry }, "the audit cannot be written, and no more entries are kept; this one is in the log only");
    return;
  }
  state.waiting.push(entry);
  state.writing ??= writeWaiting(state);
}

/** Resolves when every entry so far is written. */
export const recorded = async (): Promise<void> => (await recorder().writing) ?? undefined;

function isRepeated({ at: _at, ...entry }: NewEntry): boolean {
  if (!REPEATED.includes(entry.kind)) return false;
  const { looks } = recorder();
  const key = JSON.stringify(entry);
  if (looks.has(key)) return true;
  looks.set(key, true);
  return false;
}

/** The error of the data, if the database refuses an entry. Throws any other error. */
async function attempt(entries: readonly NewEntry[]): Promise<{ error: unknown } | null> {
  try {
    await writeEntries(entries);
    return null;
  } catch (error) {
    if (!blamesData(error)) throw error;
    return { error };
  }
}

function setAside(entry: NewEntry, { error }: { error: unknown }): Promise<void> {
  log.error({ err: error, entry }, "the database refuses an entry of the audit; it is in the log only");
  return Promise.resolve();
}

async function writeWaiting(state: Recorder): Promise<void> {
  // Entries of the same moment share a transaction.
  await new Promise(setImmediate);
  while (state.waiting.length > 0) {
    const batch = state.waiting.slice();
    try {
      const failure = await attempt(batch);
      if (failure !== null) await isolate(batch, failure, { attempt, setAside });
      state.waiting.splice(0, batch.length);
    } catch (err) {
      log.error({ err, entries: batch.length }, "the audit could not be written; trying again");
      await new Promise((resolve) => setTimeout(resolve, RETRY_MS).unref());
    }
  }
  state.writing = null;
}
