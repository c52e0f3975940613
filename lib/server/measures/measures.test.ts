import fc from "fast-check";
import { expect, it } from "vitest";
import { ROLLUP_SIZES, type RollupSize } from "@/lib/time/units";
import { db, Prisma } from "../db/client";
import { drain } from "../project/drain";
import { rollup } from "../rollup/rollup";
import { clearData } from "../testing/clear-data";
import { makeApp } from "../testing/callback";
import { anyHistory, store } from "../testing/history";
import { processAll } from "../testing/process-all";
import { connectionChanges, connectionDurations, connectionEnds } from "./connections";
import { receipts, storedEvents } from "./events";
import { kickEntries } from "./kicks";
import { allRows, type RowsIn } from "./rows";
import { statusChanges, statusEnds } from "./statuses";
import { onlineChanges } from "./users";

interface Rollup {
  table: string;
  /** By what it is grouped besides the unit. */
  by: string;
  /** Sums of the measure, in SQL, and the columns of the table that hold them. */
  sums: string;
  columns: string;
  measure: (rows: RowsIn) => Prisma.Sql;
}

const CAUSES = "logout, link_close, timeout, kicked, admin_kick, superseded, other";
const ROLLUPS: Rollup[] = [
  {
    ...{ table: "rollup_activity", by: "platform", measure: connectionChanges },
    sums: `sum(began), ${CAUSES.replace(/\w+/g, "sum($&)")}, sum(ended_unknown),
           coalesce(sum(net) FILTER (WHERE at = unit), 0)`,
    columns: `began, ${CAUSES}, ended_unknown, net_at_start`,
  },
  {
    ...{ table: "rollup_duration", by: "platform, bin", measure: connectionDurations },
    ...{ sums: "sum(n)", columns: "n" },
  },
  {
    ...{ table: "rollup_event", by: "platform, action, reason", measure: storedEvents },
    ...{ sums: "sum(n)", columns: "n" },
  },
  {
    ...{ table: "rollup_receipt", by: "bin", measure: receipts },
    ...{ sums: "sum(n), sum(late)", columns: "n, late" },
  },
  {
    ...{ table: "rollup_kick", by: "by_platform, kicked", measure: kickEntries },
    ...{ sums: "sum(n), sum(known)", columns: "n, known" },
  },
  {
    ...{ table: "rollup_status", by: "was, value", measure: statusChanges },
    ...{ sums: "sum(n)", columns: "n" },
  },
  {
    ...{ table: "rollup_status_end", by: "value", measure: statusEnds },
    ...{ sums: "sum(n), sum(presumed), sum(lasted_ms)", columns: "n, presumed, lasted_ms" },
  },
  {
    ...{ table: "rollup_online", by: "", measure: onlineTable },
    sums: "sum(went_online), sum(went_offline), sum(ended), sum(status)",
    columns: "went_online, went_offline, ended, status",
  },
];

/** The three measures that rollup_online sums. */
function onlineTable(rows: RowsIn): Prisma.Sql {
  return Prisma.sql`
    SELECT at, went_online, went_offline, 0 AS ended, 0 AS status FROM (${onlineChanges(rows)}) AS users
    UNION ALL SELECT at, 0, 0, 1, 0 FROM (${connectionEnds(rows)}) AS ends
    UNION ALL SELECT at, 0, 0, 0, n FROM (${statusChanges(rows)}) AS statuses`;
}

/** Rows as text, in order: a table's units of a size, and the same counted over all rows, however many there are. */
async function unitsOf({ table, by, columns }: Rollup, size: RollupSize): Promise<string[]> {
  const keys = Prisma.raw(["at", by, columns].filter((part) => part !== "").join(", "));
  const rows = await db().$queryRaw<{ row: string }[]>`
    SELECT row(${keys})::text AS row FROM ${Prisma.raw(table)} WHERE size = ${size}::smallint ORDER BY 1`;
  return rows.map(({ row }) => row);
}

async function naiveCount({ by, sums, measure }: Rollup, size: RollupSize): Promise<string[]> {
  const keys = Prisma.raw(["unit", by].filter((part) => part !== "").join(", "));
  const rows = await db().$queryRaw<{ row: string }[]>`
    SELECT row(${keys}, ${Prisma.raw(sums)})::text AS row FROM (
      SELECT *, date_bin(${size} * interval '1 minute', at, to_timestamp(0))::timestamptz(0) AS unit
      FROM (${measure(allRows)}) AS measured) AS m
    GROUP BY ${keys} ORDER BY 1`;
  return rows.map(({ row }) => row);
}

it("a rollup of any size equals a naive count of its measure over all rows", async () => {
  await fc.assert(
    fc.asyncProperty(anyHistory, fc.integer({ min: 1, max: 30 }), async (events, batch) => {
      await clearData();
      const app = await makeApp({ maxInstances: { web: 2 } });
      for (let from = 0, round = 0; from < events.length; from += batch, round++) {
        await store(app.id, events.slice(from, from + batch));
        if (round % 2 === 0) await drain();
        if (round % 3 === 0) await rollup(null);
      }
      await processAll();
      for (const table of ROLLUPS) {
        for (const size of ROLLUP_SIZES) expect(await unitsOf(table, size)).toEqual(await naiveCount(table, size));
      }
    }),
    { numRuns: 8 },
  );
}, 120_000);
