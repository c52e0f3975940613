import { createHash } from "node:crypto";
import { parseAddress, truncate, formatPrefix } from "@/lib/network/prefix";
import { MINUTE } from "@/lib/time/units";
import { signInDb as db, Prisma } from "../db/client";
import { ThrottledError } from "../errors";

const WINDOW_MS = 15 * MINUTE;

/** How many failures each kind allows in a window. Many people may share an address. */
const ALLOWED = { account: 10, code: 5, device: 10, password: 10, address: 30 } as const;
type Kind = keyof typeof ALLOWED;

/** What a failed attempt counts against. */
export interface Bucket {
  kind: Kind;
  /** A hash of what is counted, so that the table names nobody. */
  key: string;
}

export function bucket(kind: Kind, subject: string): Bucket {
  return { kind, key: `${kind}:${createHash("sha256").update(subject).digest("base64url")}` };
}

/** The bucket of an address: an IPv6 address counts with its /64, which is one household. */
export function addressBucket(address: string): Bucket {
  const parsed = parseAddress(address);
  const network = parsed?.family === 6 ? formatPrefix(truncate(parsed, 64)) : address;
  return bucket("address", network);
}

/**
 * Counts an attempt before it is made, so that attempts at the same time count as well. Returns a function that takes
 * it back, for an attempt that succeeds. Throws ThrottledError if one of the buckets is full.
 */
export async function takeAttempt(buckets: Bucket[], now: Date): Promise<() => Promise<void>> {
  // Every instance locks the rows in the same order.
  const sorted = buckets.toSorted((a, b) => (a.key < b.key ? -1 : 1));
  const endsAt = new Date(now.getTime() + WINDOW_MS);
  const counts = await db().$queryRaw<{ key: string; count: number; endsAt: Date }[]>`
    INSERT INTO sign_in_limit AS l (key, count, ends_at)
    VALUES ${Prisma.join(sorted.map(({ key }) => Prisma.sql`(${key}, 1, ${endsAt})`))}
    ON CONFLICT (key) DO UPDATE SET
      count = CASE WHEN l.ends_at <= ${now} THEN 1 ELSE l.count + 1 END,
      ends_at = CASE WHEN l.ends_at <= ${now} THEN excluded.ends_at ELSE l.ends_at END
    RETURNING key, count, ends_at AS "endsAt"`;
  const allowed = new Map(sorted.map(({ key, kind }) => [key, ALLOWED[kind]]));
  const full = counts.filter(({ key, count }) => count > (allowed.get(key) ?? 0));
  if (full.length > 0) throw new ThrottledError(Math.max(...full.map((row) => row.endsAt.getTime())) - now.getTime());
  const keys = sorted.map(({ key }) => key);
  return async () =>
    void (await db().signInLimit.updateMany({
      where: { key: { in: keys }, count: { gt: 0 } },
      data: { count: { decrement: 1 } },
    }));
}

/** Deletes the counts whose window is over. */
export async function pruneLimits(now: Date): Promise<void> {
  await db().signInLimit.deleteMany({ where: { endsAt: { lt: now } } });
}
