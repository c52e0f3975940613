import { LRUCache } from "lru-cache";
import { DAY, MINUTE } from "@/lib/time/units";
import { actorOf } from "../audit/record-request";
import { record } from "../audit/recorder";
import { signInDb as db } from "../db/client";
import { seldom } from "../seldom";
import { singleton } from "../singleton";
import type { Principal } from "./session-cache";

/** Precision of the time of last use, so that not every request writes to the database. */
const USED_PRECISION_MS = MINUTE;
const MAX_USES = 20_000;

interface Uses {
  /** When a use was last stored: by token, address and day. */
  stored: LRUCache<string, number>;
  failed: (err: unknown) => void;
}

const uses = () =>
  singleton("token-uses", (): Uses => ({
    stored: new LRUCache({ max: MAX_USES }),
    failed: seldom("the last use of an API token could not be stored"),
  }));

/**
 * Notes that a token was used from an address. Its caller does not wait for the database. The first use of a day, and
 * of a day from an address that is not the last one, is an entry of the audit.
 */
export function noteTokenUse(token: Principal, address: string | null, now: Date): void {
  const { stored, failed } = uses();
  const key = JSON.stringify([token.id, address, dayOf(now)]);
  const last = stored.get(key);
  if (last !== undefined && now.getTime() - last < USED_PRECISION_MS) return;
  stored.set(key, now.getTime());
  store(token, { address, now, seen: last !== undefined }).catch(failed);
}

async function store(token: Principal, { address, now, seen }: { address: string | null; now: Date; seen: boolean }) {
  const where = { id: token.id };
  const before = await db().apiToken.findUnique({ where, select: { lastUsedAt: true, lastAddress: true } });
  if (before === null) return;
  await db().apiToken.updateMany({ where, data: { lastUsedAt: now, lastAddress: address } });
  const { lastUsedAt, lastAddress } = before;
  if (seen || (lastUsedAt !== null && dayOf(lastUsedAt) === dayOf(now) && lastAddress === address)) return;
  record({
    at: now.getTime(),
    kind: "token_used",
    actor: actorOf(token),
    address,
    appId: null,
    userId: null,
    endpoint: "API token",
    detail: { firstOf: lastAddress === address ? "day" : "address" },
  });
}

const dayOf = (at: Date): number => Math.floor(at.getTime() / DAY);
