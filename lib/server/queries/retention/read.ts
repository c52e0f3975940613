import { z } from "zod";
import type { PreviewRetentionAnswer, RetentionAnswer } from "@/lib/contracts/retention";
import type { RetentionKind } from "@/lib/contracts/retention-kinds";
import { type Millis } from "@/lib/time/units";
import { appNamed } from "../../apps/registry";
import { db } from "../../db/client";
import { horizonOf, later } from "../../retention/horizon";
import { rowsHeld } from "./rows-held";

/** Runs of earlier versions know fewer kinds. */
const count = z.number().default(0);
const removed = z.object({ raw: count, events: count, connections: count, sums: count, tookMs: z.number() });

const iso = (at: Date | null | undefined) => at?.toISOString() ?? null;

/** How long an app keeps its data, what it holds, and what the last run removed. Throws ServiceError. */
export async function readRetention(sdkAppId: string | undefined): Promise<RetentionAnswer> {
  const { id } = await appNamed(sdkAppId);
  const row = await db().retention.findUnique({ where: { appId: id } });
  const held = (kind: RetentionKind) => rowsHeld(kind, id, row?.[`${kind}From`] ?? null, null);
  const [raw, events, connections, sums] = await Promise.all([
    held("raw"),
    held("events"),
    held("connections"),
    held("sums"),
  ]);
  const last = removed.nullable().parse(row?.removed ?? null);
  return {
    rawDays: row?.rawDays ?? null,
    eventsDays: row?.eventsDays ?? null,
    connectionsDays: row?.connectionsDays ?? null,
    sumsDays: row?.sumsDays ?? null,
    rawFrom: iso(row?.rawFrom),
    eventsFrom: iso(row?.eventsFrom),
    connectionsFrom: iso(row?.connectionsFrom),
    sumsFrom: iso(row?.sumsFrom),
    raw,
    events,
    connections,
    sums,
    running: row !== null && (row.ranAt === null || row.ranAt < row.changedAt),
    removed: last && row?.removedAt ? { ...last, at: row.removedAt.toISOString() } : null,
    error: row?.error ?? null,
  };
}

type Days = Partial<Record<`${RetentionKind}Days`, number | undefined>> & { app?: string | undefined };

/**
 * What would go if an app kept its data for these days. What goes with its events does not count as a raw callback.
 * Throws ServiceError.
 */
export async function previewRetention({ app, ...days }: Days): Promise<PreviewRetentionAnswer> {
  const { id } = await appNamed(app);
  const row = await db().retention.findUnique({ where: { appId: id } });
  const now = Date.now();
  const going = async (kind: RetentionKind, from: Date | null = null) => {
    const stored = row?.[`${kind}From`] ?? null;
    const before = beforeOf(kind, days[`${kind}Days`], stored, now);
    return before && { before: before.toISOString(), ...(await rowsHeld(kind, id, later(stored, from), before)) };
  };
  const eventsBefore = beforeOf("events", days.eventsDays, row?.eventsFrom ?? null, now);
  const [raw, events, connections, sums] = await Promise.all([
    going("raw", eventsBefore),
    going("events"),
    going("connections"),
    going("sums"),
  ]);
  return { raw, events, connections, sums };
}

/** The horizon that days lead to: it never moves back. */
function beforeOf(kind: RetentionKind, days: number | undefined, stored: Date | null, now: Millis): Date | null {
  const horizon = horizonOf(kind, days ?? null, now);
  return horizon === null ? null : later(stored, new Date(horizon));
}
