import { sign } from "@/lib/protocol/signature";
import { STATE_CHANGE } from "@/lib/protocol/state-change";
import type { Platform } from "@/lib/protocol/platform";
import type { TencentCallback } from "./types";

/** The spellings of OptPlatform. KickedDevice spells iOS differently (docs/protocol.md "Platforms"). */
const SPELLINGS: Record<Exclude<Platform, "unknown">, string> = {
  ios: "IOS",
  ipad: "iPad",
  android: "Android",
  windows: "Windows",
  mac: "Mac",
  linux: "Linux",
  web: "Web",
  rest: "RESTAPI",
};

export interface Request {
  query: string;
  body: string;
}

/**
 * The query and body of a callback (docs/protocol.md "Request" and "Body"). RequestTime and Sign are computed for
 * `now`, the time of sending in ms since the epoch. They are absent without a token.
 */
export function encode(callback: TencentCallback, app: string, token: string | null, now: number): Request {
  const query = new URLSearchParams({
    SdkAppid: app,
    CallbackCommand: STATE_CHANGE,
    contenttype: "json",
    ClientIP: callback.clientIp,
    OptPlatform: SPELLINGS[callback.platform],
  });
  if (token !== null) {
    const requestTime = String(Math.floor(now / 1000));
    query.set("RequestTime", requestTime);
    query.set("Sign", sign(token, requestTime));
  }
  return { query: query.toString(), body: JSON.stringify(bodyOf(callback)) };
}

function bodyOf({ account, time, action, reason, kicked, customStatus }: TencentCallback): object {
  const info = { Action: action, To_Account: account.userId, Reason: reason };
  const head = { CallbackCommand: STATE_CHANGE, EventTime: time };
  if (customStatus !== null) {
    // No sample shows the place of this field, so receivers must read both. Each place is used for half of the users.
    const inside = account.userId.length % 2 === 0;
    return inside
      ? { ...head, Info: { ...info, CustomStatus: customStatus } }
      : { ...head, Info: info, CustomStatus: customStatus };
  }
  if (kicked.length === 0) return { ...head, Info: info };
  const spelled = kicked.map((platform) => ({ Platform: platform === "ios" ? "iOS" : SPELLINGS[platform] }));
  return { ...head, Info: info, KickedDevice: spelled };
}
