import { db } from "../db/client";
import { makeApp } from "./callback";

/** Creates an app with a new SDKAppID. This is faster than to empty the tables between the runs of a property. */
export async function newApp(maxInstances: Record<string, number> = {}): Promise<{ id: number; app: string }> {
  const sdkAppId = String(1_500_000_000 + (await db().app.count()));
  const { id } = await makeApp({ sdkAppId, maxInstances });
  return { id, app: sdkAppId };
}
