import { DEFAULT_CLOCK_TOLERANCE_MS } from "@/lib/presence/quarantine";
import type { MaxInstances } from "@/lib/presence/types";
import type { Millis } from "@/lib/time/units";
import type { Tx } from "../db/client";

/** The settings of an app that the fold depends on. */
export interface Policy {
  maxInstances: MaxInstances;
  clockToleranceMs: number;
  /** The horizon: earlier events are gone; null if all are kept. */
  eventsFrom: Millis | null;
  /** What ended earlier is gone; null if all is kept. */
  connectionsFrom: Millis | null;
}

/** The policy of every app, read in the transaction that folds by it. */
export async function readPolicies(tx: Tx): Promise<(appId: number) => Policy> {
  const apps = await tx.$queryRaw<(Policy & { id: number })[]>`
    SELECT a.id, a.max_instances AS "maxInstances", a.clock_tolerance_ms AS "clockToleranceMs",
           (extract(epoch FROM r.events_from) * 1000)::float8 AS "eventsFrom",
           (extract(epoch FROM r.connections_from) * 1000)::float8 AS "connectionsFrom"
    FROM app AS a LEFT JOIN retention AS r ON r.app_id = a.id`;
  const byId = new Map(apps.map(({ id, ...policy }): [number, Policy] => [id, policy]));
  const unknown = { maxInstances: {}, clockToleranceMs: DEFAULT_CLOCK_TOLERANCE_MS };
  return (appId) => byId.get(appId) ?? { ...unknown, eventsFrom: null, connectionsFrom: null };
}
