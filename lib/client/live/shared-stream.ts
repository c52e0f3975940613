import { z } from "zod";
import { liveAnswer, liveEvents, type LiveAnswer } from "@/lib/contracts/live";
import { openLiveStream, type Source, type StreamHandlers, type StreamState } from "./stream";

/** What the tab that listens tells the others; `hello` asks it for what it last heard. */
const message = z.discriminatedUnion("type", [
  z.object({ type: z.literal("hello") }),
  z.object({ type: z.literal("open") }),
  z.object({ type: z.literal("state"), data: z.enum(["connecting", "live", "down"]) }),
  z.object({ type: z.literal("live"), data: liveAnswer }),
  z.object({ type: z.literal("events"), data: liveEvents }),
]);
type Message = z.infer<typeof message>;

/** The parts of a browser that are used, so that a test can stand in for them. */
export interface Sharing {
  locks: Pick<LockManager, "request"> | undefined;
  channel: ((name: string) => BroadcastChannel) | undefined;
  open?: (url: string) => Source;
}

const browser = (): Sharing => ({
  // Browsers have locks only where the address is safe: HTTPS or this machine.
  locks: "locks" in navigator ? navigator.locks : undefined,
  channel: "BroadcastChannel" in window ? (name) => new BroadcastChannel(name) : undefined,
});

/**
 * Listens to an app's live stream until the returned function is called, with one connection for all tabs of the
 * browser: the one that holds a lock reads the stream and tells the others. When it goes, the next takes over.
 * Where a browser cannot share, every tab has its own.
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
  const gone = new AbortController();
  let leading = false;
  /** Until the tab that leads has said how things stand. */
  let asking = true;
  let state: StreamState | undefined;
  let newest: LiveAnswer | undefined;
  let closeStream = () => {};

  const tell = (told: Message) => channel.postMessage(told);

  function follow(told: Message) {
    if (told.type === "open") handlers.onOpen();
    if (told.type === "state") {
      handlers.onState(told.data);
      // The stream was open before this tab came: what it missed until now nobody is going to tell it.
      if (asking && told.data === "live") handlers.onOpen();
      asking = false;
    }
    if (told.type === "live") handlers.onLive(told.data);
    if (told.type === "events") handlers.onEvents(told.data);
  }

  function lead() {
    leading = true;
    closeStream = openLiveStream(
      app,
      {
        onOpen: () => {
          tell({ type: "open" });
          handlers.onOpen();
        },
        onState: (next) => {
          if (next === state) return;
          state = next;
          tell({ type: "state", data: next });
          handlers.onState(next);
        },
        onLive: (live) => {
          newest = live;
          tell({ type: "live", data: live });
          handlers.onLive(live);
        },
        onEvents: (events) => {
          tell({ type: "events", data: events });
          handlers.onEvents(events);
        },
      },
      open,
    );
  }

  function onMessage(event: MessageEvent<unknown>) {
    const told = message.safeParse(event.data);
    if (!told.success) {
      // A tab with another release of the console leads; this one reads for itself then.
      reportError(told.error);
      leave();
      closeStream = openLiveStream(app, handlers, open);
    } else if (!leading) follow(told.data);
    else if (told.data.type === "hello") {
      if (state) tell({ type: "state", data: state });
      if (newest) tell({ type: "live", data: newest });
    }
  }

  function leave() {
    closeStream();
    gone.abort();
    channel.removeEventListener("message", onMessage);
    channel.close();
  }

  handlers.onState("connecting");
  channel.addEventListener("message", onMessage);
  tell({ type: "hello" });
  const held = () => {
    lead();
    return new Promise<void>((resolve) => gone.signal.addEventListener("abort", () => resolve()));
  };
  locks.request(name, { signal: gone.signal }, held).catch((error: unknown) => {
    if (!gone.signal.aborted) throw error;
  });
  return leave;
}
