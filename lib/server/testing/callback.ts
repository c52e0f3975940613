import { sign } from "@/lib/protocol/signature";
import { db } from "../db/client";
import { reloadApps } from "../apps/registry";
import { sealApp } from "../apps/sealed-app";
import type { CallbackRequest } from "../receive/request";

/** The complete example of Tencent's documents. */
export const SAMPLE = {
  CallbackCommand: "State.StateChange",
  EventTime: 1629883332497,
  Info: { Action: "Login", To_Account: "testuser316", Reason: "Register" },
  KickedDevice: [{ Platform: "Windows" }, { Platform: "Android" }],
};

interface AppFields {
  sdkAppId?: string;
  callbackTokens?: string[];
  pathSecret?: string | null;
  maxInstances?: Record<string, number>;
  timeZone?: string;
}

/** Creates an app and makes the receiver know it. */
export async function makeApp(fields: AppFields = {}) {
  const { sdkAppId = "1400000000", ...rest } = fields;
  const app = await db().app.create({ data: { sdkAppId, ...sealApp(sdkAppId, rest) } });
  await reloadApps();
  return app;
}

interface RequestFields {
  query?: Record<string, string | null>;
  body?: unknown;
  /** The token to sign the request with. */
  token?: string;
  method?: string;
  secret?: string | null;
  receivedAt?: number;
}

/** A callback request as Tencent sends it, with the changes of a test. A query parameter of null is left out. */
export function callback(fields: RequestFields = {}): CallbackRequest {
  const { body = SAMPLE, token, method = "POST", secret = null, receivedAt = Date.now() } = fields;
  const requestTime = String(Math.floor(receivedAt / 1000));
  const parameters: Record<string, string | null> = {
    SdkAppid: "1400000000",
    CallbackCommand: "State.StateChange",
    contenttype: "json",
    ClientIP: "203.0.113.7",
    OptPlatform: "Android",
    ...(token === undefined ? {} : { RequestTime: requestTime, Sign: sign(token, requestTime) }),
    ...fields.query,
  };
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(parameters)) if (value !== null) query.set(name, value);
  const bytes = Buffer.from(typeof body === "string" ? body : JSON.stringify(body));
  return {
    method,
    secret,
    path: secret === null ? "/api/callback" : `/api/callback/${secret}`,
    query: query.toString(),
    body: bytes.subarray(0, 64 * 1024),
    bodyBytes: bytes.length,
    receivedAt,
  };
}
