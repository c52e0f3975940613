import type { RetentionKind } from "@/lib/contracts/retention-kinds";
import { floorTo, MINUTE, type Millis } from "@/lib/time/units";
import { projectorDb } from "../db/client";
import { writeBaseCheckpoints } from "./base-checkpoints";
import { emptyRaw, removeStrangers } from "./empty-raw";
import { summableFrom } from "./horizon";
import { moveHorizons, moveSums, type Horizons } from "./move-horizons";
import { removeKindBefore } from "./remove";
import { removeSums } from "./remove-sums";
import { isSettled } from "./settle";

/** The number of rows that a run removed, by kind. Raw callbacks count by events and examples. */
export type Removed = Record<RetentionKind, number>;

/**
 * Removes what an app no longer keeps at `now`. Moves its horizons on first, so that nothing from before them is stored
 * from then on. Null if callbacks from before are still being folded or summed: then it must be called again. Throws
 * what the database throws; what is done stays done, and the next call goes on.
 */
export async function runRetention(appId: number, now: Millis): Promise<Removed | null> {
  const horizons = await moveHorizons(appId, now);
  if (horizons === null) return { raw: 0, events: 0, connections: 0, sums: 0 };
  if (!(await prepare(appId, horizons))) return null;
  const { eventsFrom, connectionsFrom } = horizons;
  const events = eventsFrom === null ? 0 : await removeKindBefore("events", appId, eventsFrom);
  const connections = connectionsFrom === null ? 0 : await removeKindBefore("connections", appId, connectionsFrom);
  // Last, so that what goes as a whole is not emptied before.
  const raw = (await emptyRaw(appId, horizons)) + (await removeStrangers());
  const sumsFrom = await moveSums(appId, now);
  const sums = sumsFrom === null ? 0 : await removeSums(appId, sumsFrom);
  return { raw, events, connections, sums };
}

/** Makes what is after the horizon independent of what is before it. False if it is too early. */
async function prepare(appId: number, { eventsFrom, horizonAt, finalBefore }: Horizons): Promise<boolean> {
  if (eventsFrom === null || horizonAt === null) return true;
  const summable = summableFrom(eventsFrom.getTime());
  if (finalBefore !== null && finalBefore.getTime() >= summable) return true;
  // Nothing from before the horizon was stored after it moved, whenever it was received.
  const receivedBefore = new Date(floorTo(horizonAt.getTime(), MINUTE) + MINUTE);
  if (!(await isSettled(appId, eventsFrom, receivedBefore))) return false;
  await writeBaseCheckpoints(appId, eventsFrom);
  const data = { finalBefore: new Date(summable), receiptsFinalBefore: receivedBefore };
  await projectorDb().retention.update({ where: { appId }, data });
  return true;
}
