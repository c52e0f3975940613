import { randomBytes } from "node:crypto";
import { db } from "../db/client";
import { sealApp } from "./sealed-app";
import type { AppAtStart, GeneratedSecret } from "../env-values";

/** Creates the apps that are missing. Returns those that got a generated secret now. */
export async function createApps(apps: readonly AppAtStart[]): Promise<GeneratedSecret[]> {
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
