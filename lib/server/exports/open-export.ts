import { HOUR, SECOND } from "@/lib/time/units";
import { openSnapshot, type Snapshot } from "../db/snapshot";
import { QuotaError, ServiceError } from "../errors";
import { Turns } from "../http/turns";
import { log } from "../log";
import { singleton } from "../singleton";

/** Of one person or token, of the MAX_SNAPSHOTS of all. */
const MAX_OF_ONE = 2;
const RETRY_MS = 10 * SECOND;
/** Longest time that an export may take. Its snapshot keeps old rows from being removed. */
const MAX_EXPORT_MS = HOUR;
const exportsOf = () => singleton("quota.exports", () => new Turns({ running: MAX_OF_ONE, waiting: 0, waitMs: 0 }));

/** Who exports, and the request for it. */
export interface Exporter {
  /** Names the person or the token. */
  owner: string;
  signal: AbortSignal;
  maxMs?: number;
}

export interface ExportSnapshot extends Snapshot {
  /** Aborts if the export ends early, because its client has left or it takes too long. */
  over: AbortSignal;
}

/**
 * Opens the snapshot of an export. It closes with the request too: nobody reads, or cancels, the answer to a client
 * that has left before it began. Throws ServiceError if too many exports run already.
 */
export async function openExport({ owner, signal, maxMs = MAX_EXPORT_MS }: Exporter): Promise<ExportSnapshot> {
  const endTurn = await exportsOf().take(owner);
  if (endTurn === null)
    throw new QuotaError(`${MAX_OF_ONE} exports of yours are running; wait until one ends, or cancel it`, RETRY_MS);
  const opened = await openSnapshot().catch((error: unknown) => {
    endTurn();
    throw error;
  });
  const over = new AbortController();
  const close = () => {
    clearTimeout(timer);
    signal.removeEventListener("abort", leave);
    endTurn();
    return opened.close();
  };
  const endEarly = (reason: Error) => {
    over.abort(reason);
    void close();
  };
  const leave = () => endEarly(new ServiceError("gone", "The client has left"));
  const timer = setTimeout(() => {
    log.error({ maxMs }, "an export takes too long and is ended");
    endEarly(new Error("The export takes too long"));
  }, maxMs);
  signal.addEventListener("abort", leave, { once: true });
  if (signal.aborted) leave();
  over.signal.throwIfAborted();
  return { ...opened, close, over: over.signal };
}
