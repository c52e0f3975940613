import { sampleWindows } from "@/lib/stats/sample-windows";
import type { TimeRange } from "@/lib/time/range";
import { Prisma, type Read } from "../../db/client";
import { allOf } from "../filter";
import { instants } from "../segment-rows";
import type { CompareLists, ComparedBy } from "./types";

/**
 * Counts of a sample: rows on each side, and those with each value. The values of a dimension add up to the rows that
 * were read for it.
 */
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
  const { alias, time, isSelected, dimensions } = lists;
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
  // Each dimension is counted by its own column. Rows of (name, value) for all of them would be slow to group.
  const column = (no: number) => Prisma.raw(`v${no}`);
  const columns = dimensions.map(({ value }, no) => Prisma.sql`(${value})::text AS ${column(no)}`);
  const counted = (name: ComparedBy | null, value: Prisma.Sql) => Prisma.sql`
    SELECT ${name}::text AS name, ${value} AS value, (count(*) FILTER (WHERE chosen))::int AS selected,
           (count(*) FILTER (WHERE NOT chosen))::int AS rest
    FROM sample`;
  const parts = [
    // The row without a name counts all rows.
    counted(null, Prisma.sql`NULL::text`),
    ...dimensions.map(({ name }, no) => Prisma.sql`${counted(name, column(no))} GROUP BY ${column(no)}`),
  ];
  const counts = await read<Omit<Row, "name"> & { name: ComparedBy | null }>(Prisma.sql`
    WITH sample AS MATERIALIZED (SELECT ${Prisma.join([Prisma.sql`${alias}.chosen`, ...columns])} FROM ${from})
    ${Prisma.join(parts, " UNION ALL ")}`);
  const all = counts.find(({ name }) => name === null);
  const isValue = (row: (typeof counts)[number]): row is Row => row.name !== null;
  return { selected: all?.selected ?? 0, rest: all?.rest ?? 0, values: counts.filter(isValue) };
}
