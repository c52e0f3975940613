import { setTimeout } from "node:timers/promises";
import { LRUCache } from "lru-cache";
import { HOUR, MINUTE } from "@/lib/time/units";
import { blamesData, isolate } from "../db/poison";
import { log } from "../log";
import { singleton } from "../singleton";
import type { NewEntry } from "./entry";
import { writeEntries } from "./write";

/** An open page reads a user again and again. Within this time, that is one look. */
export const ONE_LOOK_MS = 10 * MINUTE;
const MAX_LOOKS = 20_000;
/** Entries in an hour of what one caller may not see, or what is not there. There is no end of such requests. */
export const MAX_MISSES = 60;
const MAX_ACTORS = 10_000;
const RETRY_MS = 1_000;
/** Entries of this time share a transaction: one for each would slow readers (`npm run bench -- audit`). */
const TOGETHER_MS = 200;
/** Entries that a database which is away may leave in memory. */
const MAX_WAITING = 10_000;
const RECORDED_MS = 10_000;

/** Kinds that an open page repeats by itself. */
const REPEATED: readonly NewEntry["kind"][] = ["look", "list", "search", "stream", "denied"];

interface Recorder {
  waiting: NewEntry[];
  writing: Promise<void> | null;
  /** Ends the time in which entries gather. */
  hurry: AbortController;
  looks: LRUCache<string, true>;
  /** The misses of each actor since the first one of an hour. */
  misses: LRUCache<string, { count: number }>;
}

const clock = { ttlResolution: 0, perf: { now: () => performance.now() } };

const recorder = () =>
  singleton("audit", (): Recorder => ({
    waiting: [],
    writing: null,
    hurry: new AbortController(),
    looks: new LRUCache({ max: MAX_LOOKS, ttl: ONE_LOOK_MS, ...clock }),
    misses: new LRUCache({ max: MAX_ACTORS, ttl: HOUR, ...clock }),
  }));

/**
 * Records an entry without making its caller wait. It is written within TOGETHER_MS, and tried again while the database
 * is away. A look that goes on is recorded once in ONE_LOOK_MS.
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

/**
 * Records a request for what is not there, or what its caller may not see. Beyond MAX_MISSES in an hour, entries of the
 * same actor do not say what was asked for. They then count as repeated: whoever guesses on cannot fill the audit.
 */
export function recordMiss(entry: NewEntry): void {
  const { looks, misses } = recorder();
  if (looks.has(lookKey(entry))) return;
  const actor = `${entry.actor.kind} ${entry.actor.id}`;
  const made = misses.get(actor) ?? { count: 0 };
  if (made.count === 0) misses.set(actor, made);
  made.count++;
  record(made.count > MAX_MISSES ? { ...entry, userId: null, detail: { more: true } } : entry);
}

/** Resolves when every entry so far is written, or after `ms` milliseconds: the log then has those that are not. */
export async function recorded(ms = RECORDED_MS): Promise<void> {
  const state = recorder();
  state.hurry.abort();
  const late = setTimeout(ms, undefined, { ref: false });
  await Promise.race([state.writing, late]);
  for (const entry of state.waiting)
    log.error({ entry }, "an entry of the audit is not written; it is in the log only");
}

/** Whether the same look was recorded shortly before. The range of an open page moves on, so it makes no difference. */
function isRepeated(entry: NewEntry): boolean {
  if (!REPEATED.includes(entry.kind)) return false;
  const { looks } = recorder();
  const key = lookKey(entry);
  if (looks.has(key)) return true;
  looks.set(key, true);
  return false;
}

const lookKey = ({ at: _at, detail: { from: _from, to: _to, ...detail }, ...entry }: NewEntry) =>
  JSON.stringify({ ...entry, detail });

/** The error of the data, if the database refuses an entry. Throws any other error. */
async function attempt(entries: readonly NewEntry[]): Promise<{ error: unknown } | null> {
  try {
    await writeEntries(entries);
    forget(entries);
    return null;
  } catch (error) {
    if (!blamesData(error)) throw error;
    return { error };
  }
}

function setAside(entry: NewEntry, { error }: { error: unknown }): Promise<void> {
  log.error({ err: error, entry }, "the database refuses an entry of the audit; it is in the log only");
  forget([entry]);
  return Promise.resolve();
}

/** What is written or refused does not wait any more, so that another try writes nothing twice. */
function forget(entries: readonly NewEntry[]): void {
  const done = new Set(entries);
  const state = recorder();
  state.waiting = state.waiting.filter((entry) => !done.has(entry));
}

async function writeWaiting(state: Recorder): Promise<void> {
  while (state.waiting.length > 0) {
    state.hurry = new AbortController();
    await setTimeout(TOGETHER_MS, undefined, { signal: state.hurry.signal }).catch(() => undefined);
    const batch = state.waiting.slice();
    try {
      const failure = await attempt(batch);
      if (failure !== null) await isolate(batch, failure, { attempt, setAside });
    } catch (err) {
      log.error({ err, entries: batch.length }, "the audit could not be written; trying again");
      await setTimeout(RETRY_MS, undefined, { ref: false });
    }
  }
  state.writing = null;
}
