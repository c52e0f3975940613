import { createHash } from "node:crypto";
import { APP } from "./settings";

/** A State.StateChange callback. Missing fields have the values of the documented sample. */
export type Callback = {
  user: string;
  action?: "Login" | "Logout" | "Disconnect" | "CustomStatusChange";
  reason?: string;
  /** As `OptPlatform` spells it. */
  platform?: string;
  clientIp?: string;
  /** Milliseconds; now when left out. */
  eventTime?: number;
  kicked?: string[];
  customStatus?: string;
};

const REASONS = {
  Login: "Register",
  Logout: "Unregister",
  Disconnect: "LinkClose",
  CustomStatusChange: "SetCustomStatus",
};

export type CallbackAnswer = { status: number; body: { ActionStatus: string; ErrorCode: number; ErrorInfo: string } };

/** Sends a callback as Tencent does, signed for now, to the product at `url`. */
export async function postCallback(url: string, callback: Callback): Promise<CallbackAnswer> {
  const { user, action = "Login", platform = "iOS", clientIp = "203.0.113.7", eventTime = Date.now() } = callback;
  const body = {
    CallbackCommand: "State.StateChange",
    EventTime: eventTime,
    Info: { Action: action, To_Account: user, Reason: callback.reason ?? REASONS[action] },
    ...(callback.kicked && { KickedDevice: callback.kicked.map((name) => ({ Platform: name })) }),
    ...(callback.customStatus !== undefined && { CustomStatus: callback.customStatus }),
  };
  return postCommand(url, "State.StateChange", body, { ClientIP: clientIp, OptPlatform: platform });
}

/** Sends a callback of any command as Tencent does, signed for now. */
export async function postCommand(
  url: string,
  command: string,
  body: unknown,
  parameters: Record<string, string> = {},
): Promise<CallbackAnswer> {
  const requestTime = String(Math.floor(Date.now() / 1000));
  const query = new URLSearchParams({
    SdkAppid: APP.sdkAppId,
    CallbackCommand: command,
    contenttype: "json",
    ...parameters,
    RequestTime: requestTime,
    Sign: createHash("sha256").update(`${APP.token}${requestTime}`).digest("hex"),
  });
  const answer = await fetch(`${url}/api/callback?${query.toString()}`, { method: "POST", body: JSON.stringify(body) });
  return { status: answer.status, body: (await answer.json()) as CallbackAnswer["body"] };
}
