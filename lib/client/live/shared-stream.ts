import type { LiveAnswer } from "@/lib/contracts/live";
import { readTabMessage, type StreamState, type TabMessage } from "./messages";
import { openLiveStream, type Source, type StreamHandlers } from "./stream";

/** The parts of a browser that are used, so that a test can replace them. */
export interface Sharing {
  locks: Pick<LockManager, "request"> | undefined;
  channel: ((name: string) => BroadcastChannel) | undefined;
  open?: (url: string) => Source;
}

const browser = (): Sharing => ({
  // Browsers have locks only with HTTPS or on localhost.
  locks: "locks" in navigator ? navigator.locks : undefined,
  channel: "BroadcastChannel" in window ? (name) => new BroadcastChannel(name) : undefined,
});

/**
 * Listens to the live stream of an app until the returned function is called. All tabs of the browser share one
 * connection: the tab that has a lock reads the stream and sends the messages to the others. When it closes, the next
 * tab takes over. In a browser without locks every tab has its own connection.
 */
export function openSharedStream(
  app: string | undefined,
  handlers: StreamHandlers,
  sharing: Sharing = browser(),
): () => void {
  const { locks, channel: openChannel, open } = sharing;
  if (!locks || !openChannel) return openLiveStream(app, handlers, open);
  const name = `rollcall-live ${app ?? ""}`;
  const channel = openChannel(name);
  const closed = new AbortController();
  let leading = false;
  /** True until the leading tab has sent its state. */
  let awaitsState = true;
  let state: StreamState | undefined;
  let newest: LiveAnswer | undefined;
  let closeStream = () => {};

  const broadcast = (message: TabMessage) => channel.postMessage(message);

  function receive(message: TabMessage) {
    if (message.type === "open") handlers.onOpen();
    if (message.type === "state") {
      handlers.onState(message.data);
      // The stream was open before this tab. Nobody sends what happened before.
      if (awaitsState && message.data === "live") handlers.onOpen();
      awaitsState = false;
    }
    if (message.type === "live") handlers.onLive(message.data);
    if (message.type === "events") handlers.onEvents(message.data);
  }

  function lead() {
    leading = true;
    closeStream = openLiveStream(
      app,
      {
        onOpen: () => {
          broadcast({ type: "open" });
          handlers.onOpen();
        },
        onState: (next) => {
          if (next === state) return;
          state = next;
          broadcast({ type: "state", data: next });
          handlers.onState(next);
        },
        onLive: (live) => {
          newest = live;
          broadcast({ type: "live", data: live });
          handlers.onLive(live);
        },
        onEvents: (events) => {
          broadcast({ type: "events", data: events });
          handlers.onEvents(events);
        },
      },
      open,
    );
  }

  function onMessage(event: MessageEvent<unknown>) {
    const message = readTabMessage(event.data);
    if (message === null) {
      // The leading tab has another release of the console, so this tab opens its own stream.
      reportError(new Error("Another tab sent an unknown message about the live stream."));
      leave();
      closeStream = openLiveStream(app, handlers, open);
    } else if (!leading) receive(message);
    else if (message.type === "hello") {
      if (state) broadcast({ type: "state", data: state });
      if (newest) broadcast({ type: "live", data: newest });
    }
  }

  function leave() {
    closeStream();
    closed.abort();
    channel.removeEventListener("message", onMessage);
    channel.close();
  }

  handlers.onState("connecting");
  channel.addEventListener("message", onMessage);
  broadcast({ type: "hello" });
  const leadUntilClosed = () => {
    lead();
    return new Promise<void>((resolve) => closed.signal.addEventListener("abort", () => resolve()));
  };
  locks.request(name, { signal: closed.signal }, leadUntilClosed).catch((error: unknown) => {
    if (!closed.signal.aborted) throw error;
  });
  return leave;
}
