import type { SeriesQuery } from "@/lib/contracts/stats/range";
import type { StatusesStatsAnswer, StatusesStatsQuery } from "@/lib/contracts/stats/statuses";
import { readStats } from "./read-stats";
import { seriesOf } from "./series";
import { readChanges, readCurrent, readLasting, readPoints, readTransitions } from "./status-rankings";

/** Values that have their own line over time. A reader could not distinguish more. */
const MAX_LINES = 8;

/** Custom statuses set now, and how they changed in a range. Throws ServiceError. */
export async function readStatusesStats(query: StatusesStatsQuery, now: Date): Promise<StatusesStatsAnswer> {
  const { top, ...range } = query;
  const { appId, edges, head } = await seriesOf(range satisfies SeriesQuery, now);
  return readStats(appId, "projections", async (tx, stale) => {
    const scope = { tx, appId, edges, stale, top };
    const [current, currentRest] = await readCurrent(scope);
    const [changes, changesRest] = await readChanges(scope);
    const [lasting, lastingRest] = await readLasting(scope);
    const [transitions, transitionsRest] = await readTransitions(scope);
    const points = await readPoints(
      scope,
      changes.slice(0, MAX_LINES).map((change) => change.value),
    );
    return {
      ...head,
      current,
      currentRest,
      changes,
      changesRest,
      lasting,
      lastingRest,
      transitions,
      transitionsRest,
      points,
    };
  });
}
