import { randomBytes } from "node:crypto";
import { db } from "../db/client";
import { log } from "../log";
import { sealApp } from "./sealed-app";
import type { AppAtStart, GeneratedSecret } from "../env-values";

/** Creates the apps that are missing and were not deleted. Returns those that got a generated secret now. */
export async function createApps(atStart: readonly AppAtStart[]): Promise<GeneratedSecret[]> {
  const apps = await withoutDeleted(atStart);
  const secrets = apps.map(({ sdkAppId, token, pathSecret, generatesSecret }) => ({
    sdkAppId,
    callbackTokens: token === null ? [] : [token],
    pathSecret: generatesSecret ? randomBytes(16).toString("hex") : pathSecret,
    generatesSecret,
  }));
  const data = secrets.map(({ generatesSecret: _, ...app }) => sealApp(app.sdkAppId, app));
  const created = await db().app.createManyAndReturn({ data, skipDuplicates: true, select: { sdkAppId: true } });
  return secrets.flatMap(({ sdkAppId, pathSecret, generatesSecret }) => {
    const isNew = created.some((app) => app.sdkAppId === sdkAppId);
    return isNew && generatesSecret && pathSecret !== null ? [{ sdkAppId, pathSecret }] : [];
  });
}

async function withoutDeleted(apps: readonly AppAtStart[]): Promise<AppAtStart[]> {
  const where = { sdkAppId: { in: apps.map(({ sdkAppId }) => sdkAppId) } };
  const deleted = new Map((await db().deletedApp.findMany({ where })).map((one) => [one.sdkAppId, one.deletedAt]));
  for (const [app, deletedAt] of deleted)
    log.warn({ app, deletedAt }, "ROLLCALL_APPS names an app that was deleted: add it in Setup to have it again");
  return apps.filter(({ sdkAppId }) => !deleted.has(sdkAppId));
}
