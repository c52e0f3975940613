import { ApiError, isOutage } from "./problem";

/** A read that takes longer than this fails for its caller, in milliseconds. Its answer is kept for the next try. */
export const SLOW_AFTER_MS = 4_000;
/** Longer than the server lets a statement run (30 s): after this time, no answer comes any more. */
const GIVE_UP_AFTER_MS = 40_000;
/** How long an answer that came late is kept for the next try, in milliseconds. */
const KEEP_MS = 10_000;

type Send = (signal: AbortSignal) => Promise<unknown>;

interface Started {
  answer: Promise<unknown>;
  startedAt: number;
  /** Whether it was ended because it belongs to an outage that is over. */
  dropped: boolean;
  abort: () => void;
}

/** Reads that fail early and deliver late, so that a page can say within seconds what is wrong. */
export interface PatientReader {
  /**
   * Resolves with the answer of `send`. Fails with the code `slow` if it takes too long, and at once while the last try
   * of the same address failed. The request goes on, and its answer is what the next read of the address gets.
   */
  read: (url: string, caller: AbortSignal | undefined, send: Send) => Promise<unknown>;
  /**
   * Ends the requests that callers have left and that began before a time: they belong to an outage that is over. A
   * caller that waits for one of them again gets the answer of a new one.
   */
  dropStartedBefore: (time: number) => void;
  /** Calls back when an answer has come late, until the returned function is called. */
  onLate: (listener: () => void) => () => void;
}

export function createPatientReader(): PatientReader {
  /** Requests whose callers have an error already. */
  const left = new Map<string, Started>();
  const late = new Map<string, { answer: unknown }>();
  const failures = new Map<string, ApiError>();
  const listeners = new Set<() => void>();

  function start(send: Send): Started {
    const controller = new AbortController();
    const gaveUp = () => controller.abort(new DOMException("No answer came.", "TimeoutError"));
    const timer = setTimeout(gaveUp, GIVE_UP_AFTER_MS);
    const answer = send(controller.signal).finally(() => clearTimeout(timer));
    return { answer, startedAt: Date.now(), dropped: false, abort: () => controller.abort() };
  }

  function note(url: string, error: unknown): void {
    if (error instanceof ApiError && isOutage(error)) failures.set(url, error);
  }

  function leave(url: string, request: Started): void {
    if (left.get(url) === request) return;
    left.set(url, request);
    const isCurrent = () => left.get(url) === request && left.delete(url);
    request.answer.then(
      (answer) => {
        if (!isCurrent()) return;
        const kept = { answer };
        late.set(url, kept);
        setTimeout(() => late.get(url) === kept && late.delete(url), KEEP_MS);
        failures.clear();
        for (const listener of listeners) listener();
      },
      (error: unknown) => isCurrent() && note(url, error),
    );
  }

  async function waitFor(url: string, request: Started, caller: AbortSignal | undefined): Promise<unknown> {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const slow = new Promise<never>((_resolve, reject) => {
      timer = setTimeout(() => {
        const error = ApiError.slow();
        failures.set(url, error);
        leave(url, request);
        reject(error);
      }, SLOW_AFTER_MS);
    });
    caller?.addEventListener("abort", request.abort, { once: true });
    try {
      const answer = await Promise.race([request.answer, slow]);
      failures.clear();
      return answer;
    } catch (error) {
      note(url, error);
      throw error;
    } finally {
      clearTimeout(timer);
      caller?.removeEventListener("abort", request.abort);
    }
  }

  return {
    read: async (url, caller, send) => {
      caller?.throwIfAborted();
      const kept = late.get(url);
      late.delete(url);
      if (kept) return kept.answer;
      const failure = failures.get(url);
      const request = left.get(url) ?? start(send);
      if (failure !== undefined) {
        leave(url, request);
        throw failure;
      }
      return waitFor(url, request, caller).catch((error: unknown) => {
        // The caller had joined a request that was dropped meanwhile. It asks anew.
        if (!request.dropped || caller?.aborted === true) throw error;
        return waitFor(url, start(send), caller);
      });
    },
    dropStartedBefore: (time) => {
      for (const [url, request] of left) {
        if (request.startedAt >= time) continue;
        left.delete(url);
        failures.delete(url);
        request.dropped = true;
        request.abort();
      }
    },
    onLate: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}

/** The reader of this page. */
export const patientReader = createPatientReader();
