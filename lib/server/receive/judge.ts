import type { RejectCause } from "@/lib/contracts/health";
import { identityOf } from "@/lib/presence/identity";
import { MAX_CLOCK_TOLERANCE_MS } from "@/lib/presence/quarantine";
import { normalizePlatform } from "@/lib/protocol/platform";
import { redactSign } from "@/lib/protocol/redact-sign";
import { requestTimeMillis, signatureFault } from "@/lib/protocol/signature";
import {
  MAX_CODE_LENGTH,
  readStateChange,
  STATE_CHANGE,
  storable,
  type StateChange,
} from "@/lib/protocol/state-change";
import { isSameSecret } from "../same-secret";
import { storedTime, type StoredTime } from "./event-time";
import { MAX_BODY_BYTES, type CallbackRequest } from "./request";

/** The longest client IP that is accepted. */
const MAX_IP_BYTES = 64;
const UTF8 = new TextDecoder();

/** An event ready to be appended. */
export interface NewEvent extends StateChange, StoredTime {
  identity: string;
  receivedAt: number;
  platform: string;
  rawPlatform: string | null;
  clientIp: string | null;
  /** Without the value of Sign. */
  rawQuery: string;
  rawBody: string;
}

/** What a callback is judged by. */
export interface KnownApp {
  sdkAppId: string;
  callbackTokens: string[];
  pathSecret: string | null;
  /** Whether its callbacks are answered OK and not stored. */
  paused?: boolean;
}

/**
 * What a request turned out to be. A callback of a paused app is rejected with the status 200: Tencent gets OK.
 * `skewMs` is our clock minus Tencent's, if the request tells it.
 */
export type Judgement<A extends KnownApp> =
  | { kind: "event"; app: A; event: NewEvent; skewMs: number | null }
  | { kind: "other"; app: A; command: string | null; skewMs: number | null }
  | { kind: "rejected"; app: A | null; status: number; cause: RejectCause; error: string; skewMs: number | null };

/** Judges a request by docs/protocol.md "Answer". Checks the sender before the content. Pure. */
export function judge<A extends KnownApp>(request: CallbackRequest, apps: ReadonlyMap<string, A>): Judgement<A> {
  const query = new URLSearchParams(request.query);
  const requestTime = query.get("RequestTime");
  const app = apps.get(query.get("SdkAppid") ?? "") ?? null;
  const requestTimeMs = requestTimeMillis(requestTime);
  const skewMs = skewOf(requestTimeMs, request.receivedAt);
  const by = { app, skewMs };

  if (request.method !== "POST") return reject(by, 405, "method", "Callbacks come by POST");
  if (app === null) return reject(by, 403, "app", "SdkAppid is missing, or none of the apps set up here");
  if (!secretFits(app.pathSecret, request.secret))
    return reject(by, 401, "secret", "The secret in the path is not this app's");
  if (app.callbackTokens.length > 0) {
    const fault = signatureFault(app.callbackTokens, { sign: query.get("Sign"), requestTime }, request.receivedAt);
    if (fault !== null) return reject(by, 401, "signature", fault);
  }

  if (app.paused === true) return reject(by, 200, "paused", "The app is paused");

  // Never refuse another command: FAIL would block a user's message (docs/protocol.md "Answer").
  const asked = query.get("CallbackCommand");
  if (asked !== null && asked !== STATE_CHANGE) return other(app, asked, skewMs);
  if (request.bodyBytes > MAX_BODY_BYTES)
    return reject(by, 413, "too_large", `The body is over ${MAX_BODY_BYTES} bytes`);
  const text = UTF8.decode(request.body);
  if (text.trim() === "") return other(app, null, skewMs);

  const json = parse(text);
  const command = asked ?? commandOf(json);
  if (command !== STATE_CHANGE) return other(app, command, skewMs);
  if (json === undefined) return reject(by, 400, "not_json", "The body is not JSON");
  if (commandOf(json) !== null && commandOf(json) !== STATE_CHANGE) return other(app, commandOf(json), skewMs);
  const read = readStateChange(json);
  if ("field" in read) return reject(by, 400, "field", `${read.field}: ${read.fault}`);
  if ((query.get("OptPlatform") ?? "").length > MAX_CODE_LENGTH)
    return reject(by, 400, "field", `OptPlatform: must be at most ${MAX_CODE_LENGTH} characters`);
  if (Buffer.byteLength(query.get("ClientIP") ?? "") > MAX_IP_BYTES)
    return reject(by, 400, "field", `ClientIP: must be at most ${MAX_IP_BYTES} bytes`);
  return { kind: "event", app, skewMs, event: newEvent(request, query, text, read.event, requestTimeMs) };
}

const other = <A extends KnownApp>(app: A, command: string | null, skewMs: number | null): Judgement<A> => ({
  kind: "other",
  app,
  command,
  skewMs,
});

const reject = <A extends KnownApp>(
  by: { app: A | null; skewMs: number | null },
  status: number,
  cause: RejectCause,
  error: string,
): Judgement<A> => ({ kind: "rejected", app: by.app, status, cause, error, skewMs: by.skewMs });

/** Our clock minus Tencent's. A RequestTime more than a day off says nothing: without a token, anybody can send one. */
function skewOf(requestTimeMs: number | null, receivedAt: number): number | null {
  const skewMs = requestTimeMs === null ? null : receivedAt - requestTimeMs;
  return skewMs === null || Math.abs(skewMs) > MAX_CLOCK_TOLERANCE_MS ? null : skewMs;
}

/** Names every field: to spread the objects would cost more than the rest of the judgement. */
function newEvent(
  request: CallbackRequest,
  query: URLSearchParams,
  text: string,
  change: StateChange,
  requestTimeMs: number | null,
): NewEvent {
  const rawPlatform = orNull(query.get("OptPlatform"));
  const clientIp = orNull(query.get("ClientIP"));
  const fields = {
    action: change.action,
    reason: change.reason,
    rawPlatform,
    clientIp,
    customStatus: change.customStatus,
    kicked: change.kicked,
  };
  const stored = storedTime({
    eventTime: change.eventTime,
    requestTime: requestTimeMs,
    receivedAt: request.receivedAt,
  });
  return {
    eventTime: change.eventTime,
    userId: change.userId,
    action: change.action,
    reason: change.reason,
    customStatus: change.customStatus,
    kicked: change.kicked,
    time: stored.time,
    timeSource: stored.timeSource,
    claimedMs: stored.claimedMs,
    identity: identityOf(fields, change.eventTime === null ? null : stored.claimedMs),
    receivedAt: request.receivedAt,
    platform: normalizePlatform(rawPlatform),
    rawPlatform,
    clientIp,
    rawQuery: storable(redactSign(request.query)),
    rawBody: storable(text),
  };
}

function secretFits(expected: string | null, given: string | null): boolean {
  if (expected === null || given === null) return expected === given;
  return isSameSecret(expected, given);
}

const orNull = (value: string | null) => (value === null || value === "" ? null : storable(value));

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function commandOf(json: unknown): string | null {
  const command = typeof json === "object" && json !== null && "CallbackCommand" in json ? json.CallbackCommand : null;
  return typeof command === "string" ? command : null;
}
