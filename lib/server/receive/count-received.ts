import { MINUTE, floorTo, type Millis } from "@/lib/time/units";
import type { Tx } from "../db/client";
import type { Appendable } from "./appendable";

interface Minute {
  appId: number;
  minute: Millis;
  accepted: number;
  duplicates: number;
  /** Newest receipt, in milliseconds. */
  lastAt: Millis;
  skewMs: number | null;
}

/** Adds the events of a batch to the counts of `writerId`, by app and minute of receipt. */
export async function countReceived(
  tx: Tx,
  { fresh, repeated }: { fresh: readonly Appendable[]; repeated: readonly Appendable[] },
  writerId: string,
): Promise<void> {
  const minutes = minutesOf(fresh, repeated);
  await tx.$executeRaw`
    INSERT INTO ingest_minute AS m (app_id, minute, writer_id, accepted, duplicates, last_at, skew_ms)
    SELECT app_id, to_timestamp(minute / 1000), ${writerId}, accepted, duplicates, to_timestamp(last_ms / 1000), skew_ms
    FROM unnest(
      ${minutes.map((m) => m.appId)}::int[], ${minutes.map((m) => m.minute)}::float8[],
      ${minutes.map((m) => m.accepted)}::int[], ${minutes.map((m) => m.duplicates)}::int[],
      ${minutes.map((m) => m.lastAt)}::float8[], ${minutes.map((m) => m.skewMs)}::int[]
    ) AS row(app_id, minute, accepted, duplicates, last_ms, skew_ms)
    ON CONFLICT (app_id, minute, writer_id) DO UPDATE SET
      accepted = m.accepted + excluded.accepted, duplicates = m.duplicates + excluded.duplicates,
      last_at = greatest(m.last_at, excluded.last_at), skew_ms = coalesce(excluded.skew_ms, m.skew_ms)`;
}

function minutesOf(fresh: readonly Appendable[], repeated: readonly Appendable[]): Minute[] {
  const minutes = new Map<string, Minute>();
  const add = ({ appId, event, skewMs }: Appendable, count: "accepted" | "duplicates") => {
    const minute = floorTo(event.receivedAt, MINUTE);
    const key = `${appId} ${minute}`;
    const m = minutes.get(key) ?? { appId, minute, accepted: 0, duplicates: 0, lastAt: 0, skewMs: null };
    m[count]++;
    m.lastAt = Math.max(m.lastAt, event.receivedAt);
    m.skewMs = skewMs ?? m.skewMs;
    minutes.set(key, m);
  };
  for (const item of repeated) add(item, "duplicates");
  for (const item of fresh) add(item, "accepted");
  return [...minutes.values()];
}
