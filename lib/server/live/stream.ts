import { SECOND } from "@/lib/time/units";
import type { App } from "../apps/registry";
import { RECHECK_MS, stillMay } from "../auth/still-may";
import type { Principal } from "../auth/session-cache";
import { QuotaError } from "../errors";
import { keyOf } from "../http/quotas";
import { Turns } from "../http/turns";
import { singleton } from "../singleton";
import { subscribe } from "./hub";
import { liveViewOf } from "./view";

/** Of one person or token. The tabs of a browser share one. */
const MAX_STREAMS = 20;
const RETRY_MS = 30 * SECOND;
const streams = () => singleton("quota.streams", () => new Turns({ running: MAX_STREAMS, waiting: 0, waitMs: 0 }));
/** A comment this often keeps proxies from closing an idle stream. */
const KEEP_ALIVE_MS = 15_000;
const STILL_HERE = Buffer.from(": still here\n\n");
const HELLO = Buffer.from("retry: 2000\n\n");
/** Number of unsent messages at which a slow browser is disconnected. It reconnects by itself. */
const MAX_QUEUED = 64;

/**
 * The live messages of an app as Server-Sent Events, as far as the principal may see them, until the browser
 * disconnects. The stream ends within seconds after the session, the token, or a role of the principal. A browser
 * reconnects by itself, and is then checked like everybody. The stream is marked as not to be compressed, because that
 * would be done separately for each browser.
 */
export async function liveStream(app: App, principal: Principal, request: Request): Promise<Response> {
  const { signal } = request;
  const headers = new Headers(request.headers);
  const view = await liveViewOf(principal, app);
  const end = await streams().take(keyOf(principal));
  if (end === null) throw new QuotaError(`${MAX_STREAMS} live streams of yours are open; close some of them`, RETRY_MS);
  let leave = () => {};
  const body = new ReadableStream<Uint8Array>(
    {
      start(controller) {
        let open = true;
        const close = () => {
          if (!open) return;
          leave();
          controller.close();
        };
        const write = (bytes: Uint8Array) => {
          if (!open) return;
          if ((controller.desiredSize ?? 0) > 0) controller.enqueue(bytes);
          else close();
        };
        const off = subscribe(app, view, write);
        const keepAlive = setInterval(() => write(STILL_HERE), KEEP_ALIVE_MS);
        const recheck = setInterval(() => void stillMay(principal, headers).then((may) => may || close()), RECHECK_MS);
        leave = () => {
          open = false;
          end();
          off();
          clearInterval(keepAlive);
          clearInterval(recheck);
        };
        write(HELLO);
      },
      cancel: () => leave(),
    },
    { highWaterMark: MAX_QUEUED },
  );
  signal.addEventListener("abort", () => leave(), { once: true });
  // Nobody reads, or cancels, the answer to a browser that has left before it began.
  if (signal.aborted) leave();
  return new Response(body, {
    headers: {
      "content-type": "text/event-stream; charset=utf-8",
      "cache-control": "no-store, no-transform",
      "x-accel-buffering": "no",
    },
  });
}
