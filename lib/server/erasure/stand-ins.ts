import { createHash } from "node:crypto";
import { textsOf } from "@/lib/presence/replace-texts";
import { IDENTITY_DIGITS } from "@/lib/presence/identity";
import type { FoldState } from "@/lib/presence/state";
import { erasedText } from "@/lib/protocol/erased-user";
import type { Tx } from "../db/client";
import type { User } from "./erased-among";

/** What stands in place of the texts of a user. */
export interface StandIns {
  addresses: Map<string, string>;
  /** Also of the statuses that stay, which stand for themselves. */
  statuses: Map<string, string>;
  /** The statuses that nobody else had. */
  ownStatuses: string[];
}

/**
 * The stand-ins of a user with these states. An address has one: it is personal. A status has one if nobody else in the
 * app had it: it may say anything. They sort as what they stand for, as the fold orders events of one millisecond by
 * these texts. `id` differs from user to user, as statuses of two users must not become one.
 */
export async function readStandIns(
  tx: Tx,
  { appId, userId }: User,
  states: readonly FoldState[],
  id: string,
): Promise<StandIns> {
  const inStates = states.map(textsOf);
  const addresses = await tx.$queryRaw<{ text: string }[]>`
    SELECT client_ip AS text FROM event
    WHERE app_id = ${appId} AND user_id = ${userId} AND client_ip IS NOT NULL
    UNION SELECT client_ip FROM connection
    WHERE app_id = ${appId} AND user_id = ${userId} AND client_ip IS NOT NULL`;
  const statuses = await tx.$queryRaw<{ text: string }[]>`
    SELECT custom_status AS text FROM event
    WHERE app_id = ${appId} AND user_id = ${userId} AND custom_status IS NOT NULL
    UNION SELECT custom_status FROM presence
    WHERE app_id = ${appId} AND user_id = ${userId} AND custom_status IS NOT NULL
    UNION SELECT unnest(ARRAY[value, was]) FROM status_change WHERE app_id = ${appId} AND user_id = ${userId}`;
  const texts = new Set([...statuses.map(({ text }) => text), ...inStates.flatMap((s) => s.statuses)]);
  texts.delete("");
  const shared = await tx.$queryRaw<{ text: string }[]>`
    SELECT DISTINCT value AS text FROM status_change
    WHERE app_id = ${appId} AND user_id <> ${userId} AND value = ANY(${[...texts]})`;
  const kept = new Set(shared.map(({ text }) => text).filter((text) => text !== userId));
  const own = [...texts].filter((text) => !kept.has(text));
  return {
    addresses: ranked([...addresses.map(({ text }) => text), ...inStates.flatMap((s) => s.addresses)], ""),
    statuses: new Map([["", ""], ...[...kept].map((text) => [text, text] as const), ...ranked(own, `${id}-`)]),
    ownStatuses: own,
  };
}

/** Distinct texts with stand-ins of the same order, by code unit as in `lib/presence/order.ts`. */
function ranked(texts: readonly string[], prefix: string): Map<string, string> {
  const sorted = [...new Set(texts)].sort();
  const digits = String(sorted.length).length;
  return new Map(sorted.map((text, i) => [text, erasedText(`${prefix}${String(i + 1).padStart(digits, "0")}`)]));
}

/**
 * The identity that an event has from then on. The one before is a hash of what a callback said, from which an address
 * could be found by trying. The salt is forgotten.
 */
export const newIdentity = (salt: Uint8Array, identity: string): string =>
  createHash("sha256").update(salt).update(Buffer.from(identity, "hex")).digest("hex").slice(0, IDENTITY_DIGITS);
