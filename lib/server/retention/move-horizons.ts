import type { RetentionKind } from "@/lib/contracts/retention-kinds";
import type { Millis } from "@/lib/time/units";
import { projectorDb } from "../db/client";
import { horizonOf, later } from "./horizon";

/** The stored horizons of an app. */
export interface Horizons {
  rawFrom: Date | null;
  rawEmptiedBefore: Date | null;
  eventsFrom: Date | null;
  horizonAt: Date | null;
  connectionsFrom: Date | null;
  finalBefore: Date | null;
}

/**
 * Moves the horizons of an app on to what its days mean at `now`. They never move back: what is gone does not return.
 * Null if the app keeps everything.
 */
export async function moveHorizons(appId: number, now: Millis): Promise<Horizons | null> {
  const stored = await projectorDb().retention.findUnique({ where: { appId } });
  if (stored === null) return null;
  // Steps differ by kind, and still no kind stays longer than the next.
  const connectionsFrom = later(
    moved("connections", stored.connectionsFrom, stored.connectionsDays, now),
    stored.sumsFrom,
  );
  const eventsFrom = later(moved("events", stored.eventsFrom, stored.eventsDays, now), connectionsFrom);
  const rawFrom = later(moved("raw", stored.rawFrom, stored.rawDays, now), eventsFrom);
  const isNew = eventsFrom?.getTime() !== stored.eventsFrom?.getTime();
  const data = { rawFrom, eventsFrom, connectionsFrom, horizonAt: isNew ? new Date() : stored.horizonAt };
  return projectorDb().retention.update({ where: { appId }, data });
}

/**
 * Moves on the day from which sums are kept, to what its days mean at `now`. Only sums that are final may go: the
 * others may be made again. Null if all are kept.
 */
export async function moveSums(appId: number, now: Millis): Promise<Date | null> {
  const { sumsDays, sumsFrom, finalBefore } = await projectorDb().retention.findUniqueOrThrow({ where: { appId } });
  const horizon = moved("sums", sumsFrom, sumsDays, now);
  if (horizon === null || finalBefore === null || horizon > finalBefore) return sumsFrom;
  await projectorDb().retention.update({ where: { appId }, data: { sumsFrom: horizon } });
  return horizon;
}

function moved(kind: RetentionKind, before: Date | null, days: number | null, now: Millis): Date | null {
  const horizon = horizonOf(kind, days, now);
  return later(before, horizon === null ? null : new Date(horizon));
}
