import type { MaxInstances } from "@/lib/presence/types";
import type { Tx } from "../db/client";

/** The login policy of every app, read in the transaction that folds by it. */
export async function policies(tx: Tx): Promise<(appId: number) => MaxInstances> {
  const apps = await tx.app.findMany({ select: { id: true, maxInstances: true } });
  const byId = new Map(apps.map((app) => [app.id, app.maxInstances as MaxInstances]));
  return (appId) => byId.get(appId) ?? {};
}
