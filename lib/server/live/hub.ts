import { setImmediate } from "node:timers/promises";
import type { LiveAnswer, LiveEvents } from "@/lib/contracts/live";
import type { App } from "../apps/registry";
import { log } from "../log";
import { onSignal } from "../signals/signals";
import { lastCallbackAt } from "../queries/health/last-callback";
import { readLive } from "../queries/stats/live";
import { singleton } from "../singleton";
import { newEventsReader } from "./new-events";
import { viewedEvents, viewedLive, viewKey, type LiveView } from "./view";

interface Listening {
  listener: Listener;
  view: LiveView;
  key: string;
}
type LiveMessage = { type: "live"; data: LiveAnswer } | { type: "events"; data: LiveEvents };
/** Receives messages in the format of Server-Sent Events, encoded once for all subscribers of one view. */
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

/**
 * Subscribes to what a view shows of an app's live messages, until the returned function is called. All subscribers
 * share one query.
 */
export function subscribe(app: App, view: LiveView, listener: Listener): () => void {
  const channels = openChannels();
  const channel = channels.get(app.id) ?? new Channel(app);
  channels.set(app.id, channel);
  const listening = { listener, view, key: viewKey(view) };
  channel.add(listening);
  return () => {
    if (channel.remove(listening) === 0) channels.delete(app.id);
  };
}

/** The number of subscribers of an app: one per browser. */
export function subscriberCount(app: App): number {
  return openChannels().get(app.id)?.size ?? 0;
}

const openChannels = () => singleton("live.channels", () => new Map<number, Channel>());

class Channel {
  private readonly listeners = new Set<Listening>();
  private readonly readNew: () => Promise<LiveEvents>;
  private readonly offSignal: () => void;
  private readonly pollTimer: NodeJS.Timeout;
  private lastLive: LiveAnswer | null = null;
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

  add(listening: Listening): void {
    this.listeners.add(listening);
    if (this.lastLive !== null) listening.listener(encode(this.lastLive, null, listening.view));
  }

  /** Returns the number of remaining subscribers. Closes the channel if there are none. */
  remove(listening: Listening): number {
    this.listeners.delete(listening);
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
      this.lastLive = await readLive(this.app, new Date());
      const events = await this.readNew();
      await this.send(this.lastLive, events.count > 0 ? events : null);
      this.tookMs = performance.now() - this.sentAt;
    } catch (error) {
      this.fail(error);
    } finally {
      this.busy = false;
    }
  }

  private async send(live: LiveAnswer, events: LiveEvents | null): Promise<void> {
    const all = [...this.listeners];
    const encoded = new Map<string, Uint8Array>();
    for (let next = 0; next < all.length; next += BATCH_SIZE) {
      for (const listening of all.slice(next, next + BATCH_SIZE)) {
        if (!this.listeners.has(listening)) continue;
        const { key, view, listener } = listening;
        const messages = encoded.get(key) ?? encode(live, events, view);
        encoded.set(key, messages);
        listener(messages);
      }
      await setImmediate();
    }
  }

  private fail(error: unknown): void {
    log.warn({ err: error }, "the live view could not be read; trying again");
  }
}

function encode(live: LiveAnswer, events: LiveEvents | null, view: LiveView): Uint8Array {
  const messages = [textOf({ type: "live", data: viewedLive(live, view) })];
  if (events !== null) messages.push(textOf({ type: "events", data: viewedEvents(events, view) }));
  return Buffer.from(messages.join(""));
}

const textOf = ({ type, data }: LiveMessage) => `event: ${type}\ndata: ${JSON.stringify(data)}\n\n`;
