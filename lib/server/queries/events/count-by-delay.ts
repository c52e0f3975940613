import type { EventsFilter } from "@/lib/contracts/event";
import { segmentsOf } from "@/lib/time/segments";
import type { App } from "../../apps/registry";
import { Prisma } from "../../db/client";
import { receipts } from "../../measures/events";
import { allOf } from "../filter";
import { keptOf } from "../kept";
import type { RollupCount } from "../listing";
import { rawRows, rollupRows } from "../segment-rows";
import { delayBins, isInReceiptRollups, receivedIn } from "./delay";

/** The number of events that the filter leaves. Undefined if rollups by receipt do not tell. */
export function countByDelay(app: App, filter: EventsFilter): RollupCount | undefined {
  if (!isInReceiptRollups(filter)) return undefined;
  const n = Prisma.raw(filter.late === undefined ? "r.n" : filter.late ? "r.late" : "r.n - r.late");
  const bins = allOf(delayBins(filter));
  return {
    appId: app.id,
    of: "receipts",
    count: (stale) => {
      const segments = keptOf([receivedIn(filter)], app.eventsFrom).flatMap(({ from, to }) =>
        segmentsOf([from, to], stale),
      );
      return Prisma.sql`
        SELECT coalesce(sum(n), 0)::float8 AS count FROM (
          SELECT ${n} AS n FROM ${rollupRows(segments, "rollup_receipt", app.id)} WHERE ${bins}
          UNION ALL
          SELECT ${n} FROM (${receipts(rawRows(segments, app.id))}) AS r WHERE ${bins}) AS counts`;
    },
  };
}
