import type { Millis } from "@/lib/time/units";
import type { ChannelKind } from "@/lib/alerts/values";
import { Prisma, type Tx } from "../db/client";
import { PACE_MEMORY_MS, paceWait } from "./channels/pace";

/** Whether the receiver of a channel `c` may get a message. */
export const isFree = (now: Date) => Prisma.sql`NOT EXISTS (
  SELECT FROM alert_pace AS p WHERE p.receiver = c.receiver AND p.free_at > ${now})`;

/**
 * Takes a turn to send to the receiver of a channel and returns 0, or returns the milliseconds until there is one. All
 * instances share the turns: the row of the receiver is locked until the transaction ends.
 */
export async function takeTurn(tx: Tx, { id, kind }: { id: number; kind: ChannelKind }, now: Date): Promise<Millis> {
  const pace = await lockPace(tx, id);
  const at = now.getTime();
  const sent = pace.sent.map((time) => time.getTime()).filter((time) => time > at - PACE_MEMORY_MS);
  const wait = Math.max(pace.freeAt.getTime() - at, paceWait(kind, sent, at));
  if (wait > 0) return wait;
  const all = [...sent, at];
  await tx.alertPace.update({
    where: { receiver: pace.receiver },
    data: { sent: all.map((time) => new Date(time)), freeAt: new Date(at + paceWait(kind, all, at)) },
  });
  return 0;
}

/** Sends nothing to the receiver of a channel before `until`, because it said so. */
export async function holdTurns(tx: Tx, channelId: number, until: Date): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO alert_pace AS p (receiver, free_at)
    SELECT c.receiver, ${until} FROM alert_channel AS c WHERE c.id = ${channelId}
    ON CONFLICT (receiver) DO UPDATE SET free_at = greatest(p.free_at, excluded.free_at)`;
}

type Pace = Prisma.AlertPaceGetPayload<Record<never, never>>;

/** The row of a channel's receiver, locked until the transaction ends. The first call makes it. */
async function lockPace(tx: Tx, channelId: number): Promise<Pace> {
  const [row] = await tx.$queryRaw<Pace[]>`
    INSERT INTO alert_pace AS p (receiver, free_at)
    SELECT c.receiver, to_timestamp(0) FROM alert_channel AS c WHERE c.id = ${channelId}
    ON CONFLICT (receiver) DO UPDATE SET receiver = p.receiver
    RETURNING receiver, sent, free_at AS "freeAt"`;
  if (row === undefined) throw new Error(`There is no channel ${channelId}`);
  return row;
}
