import { randomBytes } from "node:crypto";
import { db } from "../db/client";
import type { AppAtStart, GeneratedSecret } from "../env-values";

/** Creates the apps that are missing. Returns those that got a generated secret now. */
export async function createApps(apps: readonly AppAtStart[]): Promise<GeneratedSecret[]> {
  const rows = apps.map(({ sdkAppId, token, pathSecret, generatesSecret }) => ({
    sdkAppId,
    callbackTokens: token === null ? [] : [token],
    pathSecret: generatesSecret ? randomBytes(16).toString("hex") : pathSecret,
  }));
  const created = await db().app.createManyAndReturn({ data: rows, skipDuplicates: true });
  return created.flatMap(({ sdkAppId, pathSecret }) => {
    const generated = apps.some((app) => app.sdkAppId === sdkAppId && app.generatesSecret);
    return generated && pathSecret !== null ? [{ sdkAppId, pathSecret }] : [];
  });
}
