import type { TestCallbackAnswer } from "@/lib/contracts/app";
import { sign } from "@/lib/protocol/signature";
import { STATE_CHANGE } from "@/lib/protocol/state-change";
import { appNamed, type App } from "./registry";
import { env } from "../env";
import { listeningPort } from "../listening-port";

/** The user of test callbacks. Does not count as a first real callback. */
export const TEST_USER = "rollcall-test";

/**
 * Sends two documented callbacks about the test user to this process over HTTP, a login and then a logout, as the
 * Tencent would. Returns the answer to the login and how long it took.
 */
export async function sendTestCallback(sdkAppId: string | undefined): Promise<TestCallbackAnswer> {
  const app = await appNamed(sdkAppId);
  const now = Date.now();
  const started = performance.now();
  const login = await post(app, now - 1_000, "Login", "Register");
  const durationMs = performance.now() - started;
  await post(app, now, "Logout", "Unregister");
  return { ...login, durationMs, userId: TEST_USER };
}

async function post(app: App, eventTime: number, action: string, reason: string) {
  const requestTime = String(Math.floor(Date.now() / 1000));
  const [token] = app.callbackTokens;
  const query = new URLSearchParams({
    SdkAppid: app.sdkAppId,
    CallbackCommand: STATE_CHANGE,
    contenttype: "json",
    ClientIP: "127.0.0.1",
    OptPlatform: "Web",
    ...(token === undefined ? {} : { RequestTime: requestTime, Sign: sign(token, requestTime) }),
  });
  const path = app.pathSecret === null ? "/api/callback" : `/api/callback/${app.pathSecret}`;
  const response = await fetch(`${ownOrigin()}${path}?${query.toString()}`, {
    method: "POST",
    body: JSON.stringify({
      CallbackCommand: STATE_CHANGE,
      EventTime: eventTime,
      Info: { Action: action, To_Account: TEST_USER, Reason: reason },
    }),
    signal: AbortSignal.timeout(5_000),
  });
  return { status: response.status, answer: await response.text() };
}

function ownOrigin(): string {
  const { host } = env();
  const reachable = host === "0.0.0.0" ? "127.0.0.1" : host === "::" ? "::1" : host;
  return `http://${reachable.includes(":") ? `[${reachable}]` : reachable}:${listeningPort()}`;
}
