import type { App } from "../apps";
import { listen, type LiveMessage } from "./hub";

/** A comment now and then keeps proxies from closing a quiet stream. */
const KEEP_ALIVE_MS = 15_000;
/** Messages that a browser may be behind; a slower one is dropped and comes again. */
const MAX_BEHIND = 64;

/** The live view of an app as Server-Sent Events, until the browser leaves. */
export function liveStream(app: App, signal: AbortSignal): Response {
  const encoder = new TextEncoder();
  let leave = () => {};
  const body = new ReadableStream<Uint8Array>(
    {
      start(controller) {
        let open = true;
        const write = (text: string) => {
          if (!open) return;
          if ((controller.desiredSize ?? 0) > 0) return controller.enqueue(encoder.encode(text));
          leave();
          controller.close();
        };
        const off = listen(app, (message) => write(frame(message)));
        const keepAlive = setInterval(() => write(": still here\n\n"), KEEP_ALIVE_MS);
        leave = () => {
          open = false;
          off();
          clearInterval(keepAlive);
        };
        write("retry: 2000\n\n");
      },
      cancel: () => leave(),
    },
    { highWaterMark: MAX_BEHIND },
  );
  signal.addEventListener("abort", () => leave(), { once: true });
  return new Response(body, {
    headers: { "content-type": "text/event-stream; charset=utf-8", "cache-control": "no-store", "x-accel-buffering": "no" },
  });
}

const frame = ({ type, data }: LiveMessage) => `event: ${type}\ndata: ${JSON.stringify(data)}\n\n`;
