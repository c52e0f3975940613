import type { changeApp } from "@/lib/contracts/app";
import type { MaxInstances } from "@/lib/presence/types";
import { PLATFORMS, type Platform } from "@/lib/protocol/platform";
import type { z } from "zod";
import { appFor, reloadApps, type App } from "./registry";
import { db, type Tx } from "../db/client";
import { ServiceError } from "../errors";
import { wakeProjector } from "../signals/signals";

type Change = z.output<typeof changeApp>;

/**
 * Changes an app's settings, which apply from the next callback on. If the allowed number of instances changes on a
 * platform, every user who was ever connected on it is folded again. Throws ServiceError.
 */
export async function changeAppSettings(sdkAppId: string | undefined, change: Change): Promise<void> {
  const app = await appFor(sdkAppId);
  const { tokens, ...rest } = change;
  const data = { ...rest, ...(tokens === undefined ? {} : { callbackTokens: newTokens(app, tokens) }) };
  const platforms = rest.maxInstances === undefined ? [] : changedPlatforms(app.maxInstances, rest.maxInstances);
  await db().$transaction(async (tx) => {
    await tx.app.update({ where: { id: app.id }, data });
    if (platforms.length > 0) await refold(tx, app, platforms);
  });
  await reloadApps();
  if (platforms.length > 0) wakeProjector();
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

async function refold(tx: Tx, app: App, platforms: Platform[]): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO touched (app_id, user_id, since, received_at)
    SELECT p.app_id, p.user_id, p.first_seen_at, to_timestamp(0) FROM presence AS p
    WHERE p.app_id = ${app.id} AND p.state->'known' ?| ${platforms}`;
}
