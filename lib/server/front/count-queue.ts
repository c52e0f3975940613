import { log } from "../log";
import type { CountedCallback } from "./messages";

/** Callbacks that wait to be counted. Beyond this number the newest are left out, because strangers can send any. */
const MAX_WAITING = 2_000;
const MAX_BATCH = 500;
/** Bytes of bodies that may wait. Beyond them, the newest are counted without their body. */
const MAX_WAITING_BYTES = 16 << 20;

/**
 * Hands callbacks that are not events to the writer, one batch at a time. Their counts are not worth a journal: if the
 * writer is away for long, or ends while it has a batch, some are lost, which is logged.
 */
export class CountQueue {
  private waiting: CountedCallback[] = [];
  /** The size of the batch that the writer has; 0 if it has none. */
  private underWay = 0;
  private leftOut = 0;
  private waitingBytes = 0;

  /** @param send hands a batch to the writer; false if there is none */
  constructor(private readonly send: (batch: CountedCallback[]) => boolean) {}

  add(callback: CountedCallback): void {
    if (this.waiting.length >= MAX_WAITING) {
      this.leftOut++;
      return;
    }
    const { request } = callback;
    const fits = this.waitingBytes + request.body.length <= MAX_WAITING_BYTES;
    const kept = fits ? callback : { ...callback, request: { ...request, body: Buffer.alloc(0) } };
    this.waiting.push(kept);
    this.waitingBytes += kept.request.body.length;
    this.pump();
  }

  /** A writer is ready. The batch of an earlier one may not be counted. */
  ready(): void {
    this.leftOut += this.underWay;
    this.counted();
  }

  /** The writer has counted its batch, and is ready for another one. */
  counted(): void {
    this.underWay = 0;
    if (this.leftOut > 0) log.error({ callbacks: this.leftOut }, "refused or other callbacks could not be counted");
    this.leftOut = 0;
    this.pump();
  }

  private pump(): void {
    if (this.underWay > 0 || this.waiting.length === 0) return;
    const batch = this.waiting.slice(0, MAX_BATCH);
    if (!this.send(batch)) return;
    this.underWay = batch.length;
    this.waiting = this.waiting.slice(batch.length);
    for (const { request } of batch) this.waitingBytes -= request.body.length;
  }
}
