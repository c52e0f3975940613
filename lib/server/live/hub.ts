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
/** Receives messages in the format of Server-Sent Events, encoded once for all subscribers. */
type Listener = (messages: Uint8Array) => void;

/** Shortest time between two `live` messages. */
const MIN_INTERVAL_MS = 1_000;
/** The interval is at least this many times as long as the last message took, so that callbacks are not delayed. */
const INTERVAL_FACTOR = 10;
/** Longest time between two messages, also without changes, because rates fall and asOf moves on. */
const MAX_INTERVAL_MS = 5_000;
/** How often to look for callbacks that another instance received. */
const POLL_MS = 500;
/** Messages are sent to this many subscribers before other work gets a turn, so that callbacks do not wait. */
const BATCH_SIZE = 20;

/** Subscribes to an app's live messages until the returned function is called. All subscribers share one query. */
export function subscribe(app: App, listener: Listener): () => void {
  const channels = openChannels();
  const channel = channels.get(app.id) ?? new Channel(app);
  channels.set(app.id, channel);
  channel.add(listener);
  return () => {
    if (channel.remove(listener) === 0) channels.delete(app.id);
  };
}

/** The number of subscribers of an app: one per browser. */
export function subscriberCount(app: App): number {
  return openChannels().get(app.id)?.size ?? 0;
}

const openChannels = () => singleton("live.channels", () => new Map<number, Channel>());

class Channel {
  private readonly listeners = new Set<Listener>();
  private readonly readNew: () => Promise<LiveEvents>;
  private readonly offSignal: () => void;
  private readonly pollTimer: NodeJS.Timeout;
  private lastMessage: Uint8Array | null = null;
  private lastSeenAt: number | null = null;
  private sentAt = -Infinity;
  private tookMs = 0;
  private hasNews = true;
  private busy = false;
  private timer: NodeJS.Timeout | null = null;

  constructor(private readonly app: App) {
    this.readNew = newEventsReader(app.id, new Date());
    this.offSignal = onSignal("projected", () => {
      this.hasNews = true;
      void this.tick();
    });
    this.pollTimer = setInterval(() => void this.poll(), POLL_MS);
    void this.tick();
  }

  get size(): number {
    return this.listeners.size;
  }

  add(listener: Listener): void {
    this.listeners.add(listener);
    if (this.lastMessage !== null) listener(this.lastMessage);
  }

  /** Returns the number of remaining subscribers. Closes the channel if there are none. */
  remove(listener: Listener): number {
    this.listeners.delete(listener);
    if (this.listeners.size === 0) {
      clearInterval(this.pollTimer);
      if (this.timer !== null) clearTimeout(this.timer);
      this.offSignal();
    }
    return this.listeners.size;
  }

  private async poll(): Promise<void> {
    const newest = await lastCallbackAt(this.app.id).catch((error: unknown) => this.fail(error));
    if (newest !== undefined && newest !== null && newest.getTime() !== this.lastSeenAt) {
      this.lastSeenAt = newest.getTime();
      this.hasNews = true;
    }
    await this.tick();
  }

  private async tick(): Promise<void> {
    const interval = Math.min(MAX_INTERVAL_MS, Math.max(MIN_INTERVAL_MS, INTERVAL_FACTOR * this.tookMs));
    const wait = this.sentAt + (this.hasNews ? interval : MAX_INTERVAL_MS) - performance.now();
    if (this.busy || (wait > 0 && !this.hasNews)) return;
    if (wait > 0) {
      this.timer ??= setTimeout(() => void this.tick(), wait);
      return;
    }
    this.timer = null;
    this.busy = true;
    this.sentAt = performance.now();
    this.hasNews = false;
    try {
      this.lastMessage = encode({ type: "live", data: await readLive(this.app, new Date()) });
      const events = await this.readNew();
      await this.send(
        events.count > 0
          ? Buffer.concat([this.lastMessage, encode({ type: "events", data: events })])
          : this.lastMessage,
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
    for (let next = 0; next < listeners.length; next += BATCH_SIZE) {
      for (const listener of listeners.slice(next, next + BATCH_SIZE))
        if (this.listeners.has(listener)) listener(messages);
      await setImmediate();
    }
  }

  private fail(error: unknown): void {
    log.warn({ err: error }, "the live view could not be read; trying again");
  }
}

const encode = ({ type, data }: LiveMessage): Uint8Array =>
  Buffer.from(`event: ${type}\ndata: ${JSON.stringify(data)}\n\n`);
