import { LRUCache } from "lru-cache";
import { DAY, MINUTE } from "@/lib/time/units";
import { signInDb as db } from "../db/client";
import { seldom } from "../seldom";
import { singleton } from "../singleton";

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

/** Notes that a token was used from an address. Its caller does not wait for the database. */
export function noteTokenUse(id: string, address: string | null, now: Date): void {
  const { stored, failed } = uses();
  const key = JSON.stringify([id, address, Math.floor(now.getTime() / DAY)]);
  const last = stored.get(key);
  if (last !== undefined && now.getTime() - last < USED_PRECISION_MS) return;
  stored.set(key, now.getTime());
  db()
    .apiToken.updateMany({ where: { id }, data: { lastUsedAt: now, lastAddress: address } })
    .catch(failed);
}
