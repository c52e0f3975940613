import { z } from "zod";
import type { PreviewRetentionAnswer, RetentionAnswer } from "@/lib/contracts/retention";
import { type Millis } from "@/lib/time/units";
import { appNamed } from "../../apps/registry";
import { db } from "../../db/client";
import { horizonOf, later } from "../../retention/horizon";
import { connectionsHeld, eventsHeld } from "./rows-held";

const removed = z.object({ events: z.number(), connections: z.number(), tookMs: z.number() });

/** How long an app keeps its data, what it holds, and what the last run removed. Throws ServiceError. */
export async function readRetention(sdkAppId: string | undefined): Promise<RetentionAnswer> {
  const { id } = await appNamed(sdkAppId);
  const row = await db().retention.findUnique({ where: { appId: id } });
  const [eventsFrom, connectionsFrom] = [row?.eventsFrom ?? null, row?.connectionsFrom ?? null];
  const [events, connections] = await Promise.all([
    eventsHeld(id, eventsFrom, null),
    connectionsHeld(id, connectionsFrom, null),
  ]);
  const last = removed.nullable().parse(row?.removed ?? null);
  return {
    eventsDays: row?.eventsDays ?? null,
    connectionsDays: row?.connectionsDays ?? null,
    eventsFrom: eventsFrom?.toISOString() ?? null,
    connectionsFrom: connectionsFrom?.toISOString() ?? null,
    events,
    connections,
    running: row !== null && (row.ranAt === null || row.ranAt < row.changedAt),
    removed: last && row?.removedAt ? { ...last, at: row.removedAt.toISOString() } : null,
    error: row?.error ?? null,
  };
}

interface Days {
  app?: string | undefined;
  eventsDays?: number | undefined;
  connectionsDays?: number | undefined;
}

/** What would go if an app kept its data for these days. Throws ServiceError. */
export async function previewRetention({ app, ...days }: Days): Promise<PreviewRetentionAnswer> {
  const { id } = await appNamed(app);
  const row = await db().retention.findUnique({ where: { appId: id } });
  const now = Date.now();
  const events = beforeOf(days.eventsDays, row?.eventsFrom ?? null, now);
  const connections = beforeOf(days.connectionsDays, row?.connectionsFrom ?? null, now);
  return {
    events: events && { before: events.toISOString(), ...(await eventsHeld(id, row?.eventsFrom ?? null, events)) },
    connections: connections && {
      before: connections.toISOString(),
      ...(await connectionsHeld(id, row?.connectionsFrom ?? null, connections)),
    },
  };
}

/** The horizon that days lead to: it never moves back. */
function beforeOf(days: number | undefined, stored: Date | null, now: Millis): Date | null {
  const horizon = horizonOf(days ?? null, now);
  return horizon === null ? null : later(stored, new Date(horizon));
}
