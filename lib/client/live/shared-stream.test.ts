import { beforeEach, expect, it } from "vitest";
import { openSharedStream, type Sharing } from "./shared-stream";
import type { StreamState } from "./messages";
import { BATCH, FakeSource, LIVE } from "./testing/fake-source";

let sources: FakeSource[];
let channels: BroadcastChannel[];
let waiting: { go: () => void; signal: AbortSignal | undefined }[];
let taken: boolean;

function next() {
  const first = waiting.shift();
  if (!first) return;
  if (first.signal?.aborted) return next();
  taken = true;
  first.go();
}

/** One lock for everybody, as a browser has it, and channels that deliver at once. */
const sharing: Sharing = {
  locks: {
    request: (_name: string, options: unknown, held?: unknown) => {
      const { signal } = options as LockOptions;
      const promise = new Promise<void>((resolve) => {
        const go = () =>
          void (held as () => Promise<void>)().then(() => {
            taken = false;
            next();
            resolve();
          });
        waiting.push({ go, signal });
      });
      if (!taken) next();
      return promise;
    },
  },
  channel: () => {
    const target = new EventTarget();
    const channel = Object.assign(target, {
      postMessage: (data: unknown) => {
        for (const other of [...channels])
          if (other !== channel) other.dispatchEvent(new MessageEvent("message", { data }));
      },
      close: () => void (channels = channels.filter((other) => other !== channel)),
    }) as unknown as BroadcastChannel;
    channels.push(channel);
    return channel;
  },
  open: () => {
    const source = new FakeSource();
    sources.push(source);
    return source;
  },
};

function tab(share: Sharing = sharing) {
  const heard = { opened: 0, states: [] as StreamState[], received: [] as unknown[] };
  const close = openSharedStream(
    "14",
    {
      onOpen: () => (heard.opened += 1),
      onLive: (value) => heard.received.push(value),
      onEvents: (value) => heard.received.push(value),
      onState: (state) => heard.states.push(state),
    },
    share,
  );
  return { ...heard, heard, close };
}

beforeEach(() => {
  sources = [];
  channels = [];
  waiting = [];
  taken = false;
});

it("reads one stream for two tabs, and both hear everything", () => {
  const first = tab();
  const second = tab();
  sources[0]?.send("open");
  sources[0]?.send("live", LIVE);
  sources[0]?.send("events", BATCH);
  expect(sources).toHaveLength(1);
  for (const { heard } of [first, second]) {
    expect(heard.received).toEqual([LIVE, BATCH]);
    expect(heard.opened).toBe(1);
    expect(heard.states.at(-1)).toBe("live");
  }
});

it("tells a tab that comes later where things stand, without waiting for news", () => {
  tab();
  sources[0]?.send("live", LIVE);
  const late = tab();
  expect(late.heard.received).toEqual([LIVE]);
  expect(late.heard.opened).toBe(1);
  expect(late.heard.states.at(-1)).toBe("live");
});

it("goes on in the next tab when the one that read leaves", async () => {
  const first = tab();
  const second = tab();
  first.close();
  await Promise.resolve();
  expect(sources[0]?.closed).toBe(true);
  expect(sources).toHaveLength(2);
  sources[1]?.send("events", BATCH);
  expect(second.heard.received).toEqual([BATCH]);
  expect(first.heard.received).toEqual([]);
});

it("forgets a tab that leaves before its turn", async () => {
  const first = tab();
  tab().close();
  first.close();
  await Promise.resolve();
  expect(sources).toHaveLength(1);
  expect(channels).toEqual([]);
});

it("has a stream of its own where the browser cannot share", () => {
  const alone = { ...sharing, locks: undefined };
  tab(alone);
  const second = tab(alone);
  sources[1]?.send("live", LIVE);
  expect(sources).toHaveLength(2);
  expect(second.heard.received).toEqual([LIVE]);
});
