import type { IncomingMessage, ServerResponse } from "node:http";
import { SECOND } from "@/lib/time/units";
import { SESSION_COOKIE } from "../auth/cookie-names";
import { Turns } from "../http/turns";
import { requestTurn, type Steps } from "./request-turn";

/** Files, and what balancers and monitoring ask for: they cost little, and are needed most in an attack. */
const FREE = /^\/(_next\/static\/|favicon\.ico|icon\.svg|(readyz|metrics)(\?|$))/;
const SIGN_IN = /^\/api\/v1\/(sign-in|invitation|setup)(\/|\?|$)/;

type Kind = "strangers" | "signIn" | "pages" | "api";

/**
 * How many requests of a kind the console works on at a time. With 200, each of their steps waits for one of all the
 * others: at 17 ms for a page, a sign-in of a dozen steps would take 40 s. The API has room for all that may wait there
 * for the turn of one person (lib/server/http/quotas.ts), so that nobody waits here for that person.
 */
const AT_A_TIME: Record<Kind, number> = { strangers: 4, signIn: 8, pages: 16, api: 100 };
/** As many as the console takes in all (proxy.ts). */
const MAX_WAITING = 2_000;
const WAIT_MS = 10 * SECOND;

/**
 * Lets few requests be with the console at a time. Those with a session or a token, and those that sign somebody in, do
 * not wait for strangers.
 */
export class ConsoleTurns {
  private readonly turns: Record<Kind, Turns>;

  constructor(waitMs = WAIT_MS) {
    const turns = (kind: Kind) => new Turns({ running: AT_A_TIME[kind], waiting: MAX_WAITING, waitMs });
    this.turns = { strangers: turns("strangers"), signIn: turns("signIn"), pages: turns("pages"), api: turns("api") };
  }

  /** Begins a request when it is its turn, or refuses it after 10 s. The turn is to end when its answer begins. */
  wait(req: IncomingMessage, res: ServerResponse, steps: Steps): void {
    const kind = kindOf(req);
    if (kind === null) return steps.go(() => undefined);
    void requestTurn(this.turns[kind], kind, res, steps);
  }
}

function kindOf({ url = "", headers }: IncomingMessage): Kind | null {
  if (FREE.test(url)) return null;
  if (SIGN_IN.test(url)) return "signIn";
  // Whether it is valid is for the console to say. One that is not costs less than a page.
  const claims = headers.authorization !== undefined || (headers.cookie ?? "").includes(`${SESSION_COOKIE}=`);
  if (!claims) return "strangers";
  return url.startsWith("/api/") ? "api" : "pages";
}
