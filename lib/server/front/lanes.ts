import type { IncomingMessage, ServerResponse } from "node:http";
import { SECOND } from "@/lib/time/units";
import { Room } from "./room";

/** The name of a session's cookie, of which browsers send more over HTTPS. */
const SESSION_COOKIE = "rollcall.session_token=";
/** Files, and what balancers and monitoring ask for: they cost little, and are needed most in an attack. */
const FREE = /^\/(_next\/static\/|favicon\.|(readyz|metrics)(\?|$))/;
const SIGN_IN = /^\/api\/v1\/(sign-in|invitation|setup)(\/|\?|$)/;

type Lane = "strangers" | "signIn" | "pages" | "api";

/**
 * How many requests the console works on at a time. With 200, each of their steps waits for one of all the others: at
 * 17 ms for a page, a sign-in of a dozen steps would take 40 s. The API has room for all that may wait there for the
 * turn of one person (lib/server/http/quotas.ts), so that nobody waits here for that person.
 */
const AT_A_TIME: Record<Lane, number> = { strangers: 4, signIn: 8, pages: 16, api: 100 };
const WAIT_MS = 10 * SECOND;

/** The ways to the console. Whoever has a session or a token, and whoever signs in, does not wait for strangers. */
export class Lanes {
  private readonly rooms: Record<Lane, Room>;

  constructor(waitMs = WAIT_MS) {
    const room = (lane: Lane) => new Room({ size: AT_A_TIME[lane], waitMs });
    this.rooms = { strangers: room("strangers"), signIn: room("signIn"), pages: room("pages"), api: room("api") };
  }

  /** Calls `go` when it is the turn of a request, with what to call when its answer begins; or `refuse` after 10 s. */
  enter(req: IncomingMessage, res: ServerResponse, go: (begun: () => void) => void, refuse: () => void): void {
    const lane = laneOf(req);
    if (lane === null) return go(() => undefined);
    this.rooms[lane].enter(res, 1, go, refuse);
  }
}

function laneOf({ url = "", headers }: IncomingMessage): Lane | null {
  if (FREE.test(url)) return null;
  if (SIGN_IN.test(url)) return "signIn";
  // Whether it is valid is for the console to say. One that is not costs less than a page.
  const claims = headers.authorization !== undefined || (headers.cookie ?? "").includes(SESSION_COOKIE);
  if (!claims) return "strangers";
  return url.startsWith("/api/") ? "api" : "pages";
}
