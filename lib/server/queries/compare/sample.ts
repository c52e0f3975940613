import { sampleWindows } from "@/lib/stats/sample-windows";
import type { TimeRange } from "@/lib/time/range";
import { Prisma, type Read } from "../../db/client";
import { allOf } from "../filter";
import { instants } from "../segment-rows";
import type { CompareLists, ComparedBy, ComparedValue } from "./types";

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
  /** The share for the dimensions that need a lookup. */
  searchedShare: number;
}

type Row = SampleCounts["values"][number];

/** Counts the values of a share of the rows. Dimensions that need a lookup for each row are counted for fewer rows. */
export async function readSample(read: Read, sample: Sample): Promise<SampleCounts> {
  const { share, searchedShare, lists } = sample;
  if (searchedShare === share) return countValues(read, sample, lists.dimensions, share);
  const all = await countValues(
    read,
    sample,
    lists.dimensions.filter(({ searched }) => !searched),
    share,
  );
  const searched = lists.dimensions.filter((dimension) => dimension.searched);
  if (searched.length === 0) return all;
  const { values } = await countValues(read, sample, searched, searchedShare);
  return { ...all, values: [...all.values, ...values] };
}

/**
 * Counts the values of a share of the rows. The share is read in windows that are spread evenly over the range: each
 * row has the same chance, and the index of the time finds them.
 */
async function countValues(
  read: Read,
  { lists, onlySelected, range }: Sample,
  dimensions: readonly ComparedValue[],
  share: number,
): Promise<SampleCounts> {
  const { alias, time, isSelected } = lists;
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
