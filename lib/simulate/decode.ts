import { identityOf } from "@/lib/presence/identity";
import type { PresenceEvent } from "@/lib/presence/types";
import { normalizePlatform } from "@/lib/protocol/platform";
import { readStateChange } from "@/lib/protocol/state-change";
import type { DeliveredCallback } from "./delivery";
import { encode } from "./encode";

/** Reads a callback like a receiver, from its query and body only. */
export function decode({ callback }: DeliveredCallback): { userId: string; event: PresenceEvent } {
  const { query, body } = encode(callback, "1400000000", null, callback.time);
  const read = readStateChange(JSON.parse(body));
  if (!("event" in read)) throw new Error(`${read.field} ${read.fault}`);
  const { userId, eventTime, ...fields } = read.event;
  const params = new URLSearchParams(query);
  const parts = { ...fields, rawPlatform: params.get("OptPlatform"), clientIp: params.get("ClientIP") };
  const platform = normalizePlatform(parts.rawPlatform);
  return { userId, event: { ...parts, identity: identityOf(parts), time: eventTime ?? 0, platform } };
}
