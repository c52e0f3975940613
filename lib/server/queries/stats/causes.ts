import type { CausesAnswer } from "@/lib/contracts/stats/connections";
import type { PlatformStatsQuery } from "@/lib/contracts/stats/range";
import { END_CAUSES } from "@/lib/presence/types";
import { readConnectionChanges } from "./connection-changes";
import { resolveRange } from "./resolve-range";
import { readStats } from "./read-stats";

/** Why connections ended, by platform. Throws ServiceError. */
export async function readCauses(query: PlatformStatsQuery, now: Date): Promise<CausesAnswer> {
  const { appId, from, to, head } = await resolveRange(query, now);
  const rows = await readStats(appId, "projections", (tx, stale) =>
    readConnectionChanges(tx, { appId, edges: [from, to], stale, platform: query.platform }),
  );
  const causes = rows
    .flatMap((row) => END_CAUSES.map((cause) => ({ cause, platform: row.platform, connections: row[cause] })))
    .filter(({ connections }) => connections > 0)
    .sort(
      (a, b) => b.connections - a.connections || a.cause.localeCompare(b.cause) || a.platform.localeCompare(b.platform),
    );
  return { ...head, total: causes.reduce((sum, { connections }) => sum + connections, 0), causes };
}
