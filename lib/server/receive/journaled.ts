import { IDENTITY_DIGITS } from "@/lib/presence/identity";
import { redactSign } from "@/lib/protocol/redact-sign";
import type { NewEvent } from "./judge";
import type { CallbackRequest } from "./request";
import type { TencentAlert } from "./tencent-alert";

/** What the journal keeps of a callback: an event, or one of Tencent's own alerts. */
export type Content = { skewMs: number | null } & ({ event: NewEvent } | { alert: TencentAlert });

/** Content of the app with this id. */
export type Journaled = { appId: number } & Content;

/**
 * What a record of the journal holds. The front knows no ids of apps, and at first not even all apps. A request that
 * is judged later keeps Sign and the secret of its path. Only the owner can read the journal.
 */
export type JournalItem = Journaled | ({ sdkAppId: string } & Content) | { request: CallbackRequest };

/** The payload of a record. The body of a request is written in base64. */
export function encode(item: JournalItem): Buffer {
  if (!("request" in item)) return Buffer.from(JSON.stringify(item));
  const body = Buffer.from(item.request.body).toString("base64");
  return Buffer.from(JSON.stringify({ request: { ...item.request, body } }));
}

/** Reads a payload that `encode` wrote. An earlier version wrote Sign, and longer identities. */
export function decode(payload: Buffer): JournalItem {
  const item = JSON.parse(payload.toString()) as
    Exclude<JournalItem, { request: CallbackRequest }> | { request: CallbackRequest & { body: string } };
  if ("event" in item) {
    item.event.rawQuery = redactSign(item.event.rawQuery);
    item.event.identity = item.event.identity.slice(0, IDENTITY_DIGITS);
    return item;
  }
  if ("alert" in item) {
    item.alert.query = redactSign(item.alert.query);
    return item;
  }
  return { request: { ...item.request, body: Buffer.from(item.request.body, "base64") } };
}
