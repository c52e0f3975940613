import type { App } from "../apps/registry";
import { subscribe } from "./hub";

/** A comment this often keeps proxies from closing an idle stream. */
const KEEP_ALIVE_MS = 15_000;
const STILL_HERE = Buffer.from(": still here\n\n");
const HELLO = Buffer.from("retry: 2000\n\n");
/** Number of unsent messages at which a slow browser is disconnected. It reconnects by itself. */
const MAX_QUEUED = 64;

/**
 * The live messages of an app as Server-Sent Events, until the browser disconnects. The stream is marked as not to be
 * compressed, because that would be done separately for each browser.
 */
export function liveStream(app: App, signal: AbortSignal): Response {
  let leave = () => {};
  const body = new ReadableStream<Uint8Array>(
    {
      start(controller) {
        let open = true;
        const write = (bytes: Uint8Array) => {
          if (!open) return;
          if ((controller.desiredSize ?? 0) > 0) return controller.enqueue(bytes);
          leave();
          controller.close();
        };
        const off = subscribe(app, write);
        const keepAlive = setInterval(() => write(STILL_HERE), KEEP_ALIVE_MS);
        leave = () => {
          open = false;
          off();
          clearInterval(keepAlive);
        };
        write(HELLO);
      },
      cancel: () => leave(),
    },
    { highWaterMark: MAX_QUEUED },
  );
  signal.addEventListener("abort", () => leave(), { once: true });
  return new Response(body, {
    headers: {
      "content-type": "text/event-stream; charset=utf-8",
      "cache-control": "no-store, no-transform",
      "x-accel-buffering": "no",
    },
  });
}
