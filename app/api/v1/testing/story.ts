import { expect } from "vitest";
import { receiveAndStore } from "@/lib/server/testing/post-callback";
import { callback, makeApp, SAMPLE } from "@/lib/server/testing/callback";
import { processAll } from "@/lib/server/testing/process-all";
import { makeToken } from "./client";

/** A UserID with every character that an address, SQL or CSV could misread. */
export const ODD_ID = "a/b?c#d%20 =1+1 用户😀";
export const NOW = Date.now();
export const isoAgo = (seconds: number) => new Date(NOW - seconds * 1000).toISOString();

const REASONS: Record<string, string> = {
  Login: "Register",
  Logout: "Unregister",
  Disconnect: "LinkClose",
  CustomStatusChange: "SetCustomStatus",
};
let receipts = 0;

/** Sends a callback about an event `ago` seconds before NOW. Receipts follow the order of the calls. */
async function send(
  user: string,
  ago: number,
  Action: string,
  fields: { reason?: string; platform?: string; status?: string; kicks?: string[] } = {},
): Promise<void> {
  const { reason = REASONS[Action], platform = "Android", status, kicks } = fields;
  const body = {
    CallbackCommand: SAMPLE.CallbackCommand,
    EventTime: NOW - ago * 1000,
    Info: { Action, To_Account: user, Reason: reason, CustomStatus: status },
    KickedDevice: kicks?.map((Platform) => ({ Platform })),
  };
  const answer = await receiveAndStore(
    callback({ body, query: { OptPlatform: platform }, receivedAt: NOW + receipts++ }),
  );
  expect(answer.status).toBe(200);
}

/** An app with four users: two online, one online without news for a day, one offline; and one rejected callback. */
export async function tellStory(): Promise<void> {
  await makeApp();
  await makeToken();
  await send("anna", 3_000, "Login");
  await send("anna", 2_000, "Login", { platform: "Web" });
  await send("anna", 1_900, "CustomStatusChange", { status: "会议中" });
  await send("anna", 30, "Login", { platform: "IOS", kicks: ["Android"] });
  await send("ben", 2_500, "Login", { platform: "IOS" });
  await send("ben", 2_400, "CustomStatusChange", { status: "busy" });
  await send("ben", 20, "Disconnect", { platform: "IOS", reason: "TimeOut" });
  await send("Cora_100%", 90_000, "Login", { platform: "Windows" });
  await send(ODD_ID, 500, "Login");
  await send(ODD_ID, 10, "Logout");
  await send("ben", 2_450, "Login", { platform: "Mac" });
  await receiveAndStore(callback({ body: "{" }));
  await processAll();
}
