import { HOUR, SECOND } from "@/lib/time/units";
import type { Principal } from "../auth/session-cache";
import { RECHECK_MS, stillMay } from "../auth/still-may";
import { openSnapshot, type Snapshot } from "../db/snapshot";
import { QuotaError, ServiceError } from "../errors";
import { keyOf } from "../http/quotas";
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
  /** Whether whoever exports may still do it: their session or token may have ended meanwhile. */
  mayGoOn: () => Promise<boolean>;
  maxMs?: number;
}

/** Who exports, by the request for it. */
export function exporterOf(principal: Principal, request: Request): Exporter {
  const headers = new Headers(request.headers);
  return { owner: keyOf(principal), signal: request.signal, mayGoOn: () => stillMay(principal, headers) };
}

export interface ExportSnapshot extends Snapshot {
  /** Aborts if the export ends early: its client has left, may not export any more, or it takes too long. */
  over: AbortSignal;
}

/**
 * Opens the snapshot of an export. It closes with the request too: nobody reads, or cancels, the answer to a client
 * that has left before it began. Throws ServiceError if too many exports run already.
 */
export async function openExport(exporter: Exporter): Promise<ExportSnapshot> {
  const { owner, signal, mayGoOn, maxMs = MAX_EXPORT_MS } = exporter;
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
    clearInterval(recheck);
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
  const ended = () => endEarly(new ServiceError("unauthorized", "The session or the API token has ended"));
  const recheck = setInterval(() => void mayGoOn().then((may) => may || ended()), RECHECK_MS);
  signal.addEventListener("abort", leave, { once: true });
  if (signal.aborted) leave();
  over.signal.throwIfAborted();
  return { ...opened, close, over: over.signal };
}
