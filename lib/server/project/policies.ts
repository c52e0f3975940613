import { DEFAULT_CLOCK_TOLERANCE_MS } from "@/lib/presence/quarantine";
import type { MaxInstances } from "@/lib/presence/types";
import type { Tx } from "../db/client";

/** The settings of an app that the fold depends on. */
export interface Policy {
  maxInstances: MaxInstances;
  clockToleranceMs: number;
}

/** The policy of every app, read in the transaction that folds by it. */
export async function readPolicies(tx: Tx): Promise<(appId: number) => Policy> {
  const apps = await tx.app.findMany({ select: { id: true, maxInstances: true, clockToleranceMs: true } });
  const byId = new Map(
    apps.map(({ id, maxInstances, clockToleranceMs }): [number, Policy] => [
      id,
      { maxInstances: maxInstances as MaxInstances, clockToleranceMs },
    ]),
  );
  return (appId) => byId.get(appId) ?? { maxInstances: {}, clockToleranceMs: DEFAULT_CLOCK_TOLERANCE_MS };
}
