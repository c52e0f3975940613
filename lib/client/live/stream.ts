import { liveAnswer, liveEvents, type LiveAnswer, type LiveEvents } from "@/lib/contracts/live";
import { apiUrl } from "../api/request";

/** `live`: messages come; `connecting`: not yet; `down`: lost, being retried while the caller polls. */
export type StreamState = "connecting" | "live" | "down";

export interface StreamHandlers {
  /** Connected, or connected again: what happened before it is not going to be told. */
  onOpen: () => void;
  onLive: (live: LiveAnswer) => void;
  onEvents: (events: LiveEvents) => void;
  onState: (state: StreamState) => void;
}

/** The part of EventSource that is used, so that a test can stand in for it. */
export interface Source {
  addEventListener: (type: string, listener: (message: MessageEvent<string>) => void) => void;
  close: () => void;
}

const RETRY_FIRST = 1000;
const RETRY_LAST = 30_000;

/**
 * Listens to GET /api/v1/live/stream until the returned function is called. A lost connection is tried again
 * after 1, 2, 4 … at most 30 seconds, also when the server refused it, where a browser would give up.
 */
export function openLiveStream(
  app: string | undefined,
  handlers: StreamHandlers,
  open: (url: string) => Source = (url) => new EventSource(url),
): () => void {
  let source: Source | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let wait = RETRY_FIRST;

  function lost() {
    source?.close();
    source = undefined;
    handlers.onState("down");
    timer = setTimeout(connect, wait);
    wait = Math.min(wait * 2, RETRY_LAST);
  }

  function read<T>(parse: (data: unknown) => T, deliver: (value: T) => void) {
    return (message: MessageEvent<string>) => {
      let value: T;
      try {
        value = parse(JSON.parse(message.data));
      } catch (error) {
        // Another release of the server speaks here; polling says so in words, a stream cannot.
        reportError(error);
        lost();
        return;
      }
      wait = RETRY_FIRST;
      handlers.onState("live");
      deliver(value);
    };
  }

  function connect() {
    source = open(apiUrl("live/stream", { app }));
    source.addEventListener("open", () => {
      handlers.onState("live");
      handlers.onOpen();
    });
    source.addEventListener("error", lost);
    source.addEventListener(
      "live",
      read((data) => liveAnswer.parse(data), handlers.onLive),
    );
    source.addEventListener(
      "events",
      read((data) => liveEvents.parse(data), handlers.onEvents),
    );
  }

  handlers.onState("connecting");
  connect();
  return () => {
    clearTimeout(timer);
    source?.close();
    source = undefined;
  };
}
