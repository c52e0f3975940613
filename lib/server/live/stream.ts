import type { App } from "../apps/registry";
import { subscribe } from "./hub";

/** A comment now and then keeps proxies from closing a quiet stream. */
const KEEP_ALIVE_MS = 15_000;
const STILL_HERE = Buffer.from(": still here\n\n");
const HELLO = Buffer.from("retry: 2000\n\n");
/** Messages that a browser may be behind; a slower one is dropped and comes again. */
const MAX_BEHIND = 64;

/**
 * The live view of an app as Server-Sent Events, until the browser leaves. Not to be compressed on its way: that would
 * be done anew for each browser, at more cost than what they are told has.
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
    { highWaterMark: MAX_BEHIND },
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
