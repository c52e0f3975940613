import type { changeApp } from "@/lib/contracts/app";
import { KNOWN_AT } from "@/lib/presence/packed-state";
import type { MaxInstances } from "@/lib/presence/types";
import { PLATFORMS, type Platform } from "@/lib/protocol/platform";
import type { z } from "zod";
import { appNamed, reloadApps, type App } from "./registry";
import { sealApp } from "./sealed-app";
import { Prisma, projectorDb, type Tx } from "../db/client";
import { ServiceError } from "../errors";
import { lockQueueing } from "../project/queue-lock";
import { wakeProjector } from "../signals/signals";

type Change = z.output<typeof changeApp>;

/** A change of the clock tolerance looks for the events between the old and the new one in the whole log. */
const TIMEOUT_MS = 120_000;

/**
 * Changes an app's settings, from the next callback on. Users whose history depends on the change are folded again: all
 * who ever connected on a platform that allows another number of instances now, and all with an event between the old
 * and the new clock tolerance. `by` is the e-mail of who changes it. Throws ServiceError.
 */
export async function changeAppSettings(sdkAppId: string | undefined, change: Change, by: string): Promise<void> {
  const app = await appNamed(sdkAppId);
  const { tokens, paused, ...rest } = change;
  const callbackTokens = tokens === undefined ? {} : { callbackTokens: newTokens(app, tokens) };
  const data = sealApp(app.sdkAppId, { ...rest, ...callbackTokens, ...pauseOf(app, paused, by) });
  const platforms = rest.maxInstances === undefined ? [] : changedPlatforms(app.maxInstances, rest.maxInstances);
  await projectorDb().$transaction(
    async (tx) => {
      await tx.$executeRaw(lockQueueing());
      await tx.app.update({ where: { id: app.id }, data });
      if (platforms.length > 0) await refoldPlatforms(tx, app, platforms);
      await refoldTolerance(tx, app, rest.clockToleranceMs ?? app.clockToleranceMs);
    },
    { timeout: TIMEOUT_MS },
  );
  await reloadApps();
  wakeProjector();
}

/** A pause that goes on keeps its beginning. */
function pauseOf(app: App, paused: boolean | undefined, by: string) {
  if (paused === undefined || paused === app.paused) return {};
  return paused ? { pausedAt: new Date(), pausedBy: by } : { pausedAt: null, pausedBy: null, resumedAt: new Date() };
}

function newTokens(app: App, tokens: NonNullable<Change["tokens"]>): string[] {
  return tokens.map((token) => {
    if ("add" in token) return token.add;
    const kept = app.callbackTokens[token.keep];
    if (kept === undefined) throw new ServiceError("invalid", `tokens: there is no token ${token.keep} to keep`);
    return kept;
  });
}

function changedPlatforms(before: MaxInstances, after: MaxInstances): Platform[] {
  return PLATFORMS.filter((platform) => (before[platform] ?? 1) !== (after[platform] ?? 1));
}

async function refoldPlatforms(tx: Tx, app: App, platforms: Platform[]): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO touched (app_id, user_id, since, received_at)
    SELECT p.app_id, p.user_id, p.first_seen_at, to_timestamp(0) FROM presence AS p
    WHERE p.app_id = ${app.id} AND p.state::jsonb->${KNOWN_AT}::int ?| ${platforms}`;
}

/** What is late, and the other verdicts, depend on which events are quarantined, so all are found again. */
async function refoldTolerance(tx: Tx, app: App, toleranceMs: number): Promise<void> {
  if (toleranceMs === app.clockToleranceMs) return;
  const [low, high] = [toleranceMs, app.clockToleranceMs].sort((a, b) => a - b);
  await tx.$executeRaw`
    INSERT INTO touched (app_id, user_id, since, received_at)
    SELECT DISTINCT app_id, user_id, to_timestamp(0), to_timestamp(0) FROM event
    WHERE app_id = ${app.id} AND claimed_ms IS NULL
      AND event_time - received_at > ${low} * interval '1 ms'
      AND event_time - received_at <= ${high} * interval '1 ms'`;
  for (const table of [Prisma.sql`event_late`, Prisma.sql`event_verdict`])
    await tx.$executeRaw`
      DELETE FROM ${table} AS found USING touched AS t
      WHERE t.app_id = ${app.id} AND t.since = to_timestamp(0)
        AND found.app_id = t.app_id AND found.user_id = t.user_id`;
}
