import type { LiveAnswer, LiveEvents } from "@/lib/contracts/live";
import { endpointUrl } from "../api/request";
import { isLiveAnswer, isLiveEvents, type StreamState } from "./messages";

export interface StreamHandlers {
  /** Connected, for the first time or again. What happened before is not sent. */
  onOpen: () => void;
  onLive: (live: LiveAnswer) => void;
  onEvents: (events: LiveEvents) => void;
  onState: (state: StreamState) => void;
}

/** The part of EventSource that is used, so that a test can replace it. */
export interface Source {
  addEventListener: (type: string, listener: (message: MessageEvent<string>) => void) => void;
  close: () => void;
}

const RETRY_FIRST = 1000;
const RETRY_LAST = 30_000;
/** The server sends something every 5 seconds. A stream that is silent for longer leads nowhere. */
const SILENT_MS = 8_000;

/**
 * Listens to `GET live/stream` until the returned function is called. A lost or silent connection is tried again after
 * 1, 2, 4 … at most 30 seconds, also if the server refused it. A browser alone would give up then.
 */
export function openLiveStream(
  app: string | undefined,
  handlers: StreamHandlers,
  open: (url: string) => Source = (url) => new EventSource(url),
): () => void {
  let source: Source | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let watchdog: ReturnType<typeof setTimeout> | undefined;
  let wait = RETRY_FIRST;

  function watch() {
    clearTimeout(watchdog);
    watchdog = setTimeout(lost, SILENT_MS);
  }

  function lost() {
    clearTimeout(watchdog);
    source?.close();
    source = undefined;
    handlers.onState("down");
    timer = setTimeout(connect, wait);
    wait = Math.min(wait * 2, RETRY_LAST);
  }

  function read<T>(isValid: (data: unknown) => data is T, deliver: (value: T) => void) {
    return (message: MessageEvent<string>) => {
      const data = parseJson(message.data);
      if (!isValid(data)) {
        // The server is of another release. Polling can show an error, a stream cannot.
        reportError(new Error(`The live stream sent an unknown message: ${message.data.slice(0, 200)}`));
        lost();
        return;
      }
      wait = RETRY_FIRST;
      watch();
      handlers.onState("live");
      deliver(data);
    };
  }

  function connect() {
    source = open(endpointUrl("GET live/stream", { app }));
    watch();
    source.addEventListener("open", () => {
      handlers.onState("live");
      handlers.onOpen();
    });
    source.addEventListener("error", lost);
    source.addEventListener("live", read(isLiveAnswer, handlers.onLive));
    source.addEventListener("events", read(isLiveEvents, handlers.onEvents));
  }

  handlers.onState("connecting");
  connect();
  return () => {
    clearTimeout(timer);
    clearTimeout(watchdog);
    source?.close();
    source = undefined;
  };
}

/** Undefined if the text is not JSON. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
