import { sampleWindows } from "@/lib/stats/sample-windows";
import type { TimeRange } from "@/lib/time/range";
import { Prisma, type Read } from "../../db/client";
import { allOf } from "../filter";
import { instants } from "../segment-rows";
import type { CompareLists, ComparedBy } from "./types";

/** Counts of a sample: rows on each side, and those with each value. */
export interface SampleCounts {
  selected: number;
  rest: number;
  values: { name: ComparedBy; value: string | null; selected: number; rest: number }[];
}

interface Sample {
  lists: CompareLists;
  /** Reads the selected rows only. */
  onlySelected: boolean;
  range: TimeRange;
  /** Share of the range that is read; 1 is all. */
  share: number;
}

type Row = SampleCounts["values"][number];

/**
 * Counts the values of a share of the rows. The share is read in windows that are spread evenly over the range: each
 * row has the same chance, and the index of the time finds them.
 */
export async function readSample(read: Read, { lists, onlySelected, range, share }: Sample): Promise<SampleCounts> {
  const { alias, time, dimensions, isSelected } = lists;
  const list = onlySelected ? lists.selected : lists.all;
  const where = onlySelected ? isSelected : allOf(list.where);
  const chosen = onlySelected ? Prisma.sql`true` : Prisma.sql`(${isSelected}) IS TRUE`;
  const rows = (condition: Prisma.Sql) =>
    Prisma.sql`SELECT ${alias}.*, ${chosen} AS chosen FROM ${list.from} WHERE ${where} ${condition} OFFSET 0`;
  const windows = sampleWindows(range, share);
  const from =
    share === 1
      ? Prisma.sql`(${rows(Prisma.empty)}) AS ${alias}`
      : Prisma.sql`
          unnest(${instants(windows.map((w) => w.from))}, ${instants(windows.map((w) => w.to))}) AS w(since, before)
          CROSS JOIN LATERAL (${rows(Prisma.sql`AND ${time} >= w.since AND ${time} < w.before`)}) AS ${alias}`;
  const pairs = dimensions.map(({ name, value }) => Prisma.sql`(${name}::text, (${value})::text)`);
  // The row without a name counts all rows.
  const counts = await read<Omit<Row, "name"> & { name: ComparedBy | null }>(Prisma.sql`
    SELECT d.name, d.value, (count(*) FILTER (WHERE ${alias}.chosen))::int AS selected,
           (count(*) FILTER (WHERE NOT ${alias}.chosen))::int AS rest
    FROM ${from} CROSS JOIN LATERAL (VALUES (NULL, NULL), ${Prisma.join(pairs)}) AS d(name, value)
    GROUP BY d.name, d.value`);
  const all = counts.find(({ name }) => name === null);
  const isValue = (row: (typeof counts)[number]): row is Row => row.name !== null;
  return { selected: all?.selected ?? 0, rest: all?.rest ?? 0, values: counts.filter(isValue) };
}
