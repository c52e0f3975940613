import { setImmediate } from "node:timers/promises";
import type { LiveAnswer, LiveEvents } from "@/lib/contracts/live";
import type { App } from "../apps/registry";
import { log } from "../log";
import { onSignal } from "../signals/signals";
import { lastCallbackAt } from "../queries/health/last-callback";
import { readLive } from "../queries/stats/live";
import { singleton } from "../singleton";
import { newEventsReader } from "./new-events";

type LiveMessage = { type: "live"; data: LiveAnswer } | { type: "events"; data: LiveEvents };
/** Takes messages as Server-Sent Events write them, made once for all who listen. */
type Listener = (messages: Uint8Array) => void;

/** At most one `live` message in this time (api.md). */
const SHORTEST_MS = 1_000;
/** And so many times as long as the last one took to read and to send: where that is much, callbacks have first call. */
const REST_TIMES = 10;
/** Without news a message goes out this often all the same: rates fall, and asOf moves on. */
const LONGEST_MS = 5_000;
/** Callbacks that another instance received are noticed within this time. */
const POLL_MS = 500;
/** So many are written to before callbacks that came meanwhile are looked at: they must not wait for hundreds of consoles. */
const AT_ONCE = 20;

/** Listens to an app until the returned function is called. However many listen, the database is asked once. */
export function subscribe(app: App, listener: Listener): () => void {
  const channels = openChannels();
  const channel = channels.get(app.id) ?? new Channel(app);
  channels.set(app.id, channel);
  channel.add(listener);
  return () => {
    if (channel.remove(listener) === 0) channels.delete(app.id);
  };
}

/** How many listen to an app now: one a browser. */
export function subscriberCount(app: App): number {
  return openChannels().get(app.id)?.size ?? 0;
}

const openChannels = () => singleton("live.channels", () => new Map<number, Channel>());

class Channel {
  private readonly listeners = new Set<Listener>();
  private readonly readNew: () => Promise<LiveEvents>;
  private readonly offSignal: () => void;
  private readonly poll: NodeJS.Timeout;
  private last: Uint8Array | null = null;
  private seen: number | null = null;
  private sentAt = -Infinity;
  private tookMs = 0;
  private news = true;
  private busy = false;
  private due: NodeJS.Timeout | null = null;

  constructor(private readonly app: App) {
    this.readNew = newEventsReader(app.id, new Date());
    this.offSignal = onSignal("projected", () => {
      this.news = true;
      void this.tick();
    });
    this.poll = setInterval(() => void this.look(), POLL_MS);
    void this.tick();
  }

  get size(): number {
    return this.listeners.size;
  }

  add(listener: Listener): void {
    this.listeners.add(listener);
    if (this.last !== null) listener(this.last);
  }

  /** Returns how many still listen; at none the channel is closed. */
  remove(listener: Listener): number {
    this.listeners.delete(listener);
    if (this.listeners.size === 0) {
      clearInterval(this.poll);
      if (this.due !== null) clearTimeout(this.due);
      this.offSignal();
    }
    return this.listeners.size;
  }

  private async look(): Promise<void> {
    const newest = await lastCallbackAt(this.app.id).catch((error: unknown) => this.fail(error));
    if (newest !== undefined && newest !== null && newest.getTime() !== this.seen) {
      this.seen = newest.getTime();
      this.news = true;
    }
    await this.tick();
  }

  private async tick(): Promise<void> {
    const shortest = Math.min(LONGEST_MS, Math.max(SHORTEST_MS, REST_TIMES * this.tookMs));
    const wait = this.sentAt + (this.news ? shortest : LONGEST_MS) - performance.now();
    if (this.busy || (wait > 0 && !this.news)) return;
    if (wait > 0) {
      this.due ??= setTimeout(() => void this.tick(), wait);
      return;
    }
    this.due = null;
    this.busy = true;
    this.sentAt = performance.now();
    this.news = false;
    try {
      this.last = written({ type: "live", data: await readLive(this.app, new Date()) });
      const events = await this.readNew();
      await this.send(
        events.count > 0 ? Buffer.concat([this.last, written({ type: "events", data: events })]) : this.last,
      );
      this.tookMs = performance.now() - this.sentAt;
    } catch (error) {
      this.fail(error);
    } finally {
      this.busy = false;
    }
  }

  private async send(messages: Uint8Array): Promise<void> {
    const listeners = [...this.listeners];
    for (let next = 0; next < listeners.length; next += AT_ONCE) {
      for (const listener of listeners.slice(next, next + AT_ONCE))
        if (this.listeners.has(listener)) listener(messages);
      await setImmediate();
    }
  }

  private fail(error: unknown): void {
    log.warn({ err: error }, "the live view could not be read; trying again");
  }
}

const written = ({ type, data }: LiveMessage): Uint8Array =>
  Buffer.from(`event: ${type}\ndata: ${JSON.stringify(data)}\n\n`);
