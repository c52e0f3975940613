import { EVENT_TABLES, RECEIPT_TABLES } from "../rollup/tables";

/** A table that is partitioned by app and time. */
export interface PartitionedTable {
  name: string;
  /** The column whose time says in which partition a row is. */
  time: string;
  /** The column with the end of what a row tells of; null if that has none. A row is kept as long as its end. */
  end: string | null;
}

/** The tables that are partitioned, by the kind of what they hold. The others are small. */
export const PARTITIONED = {
  events: [{ name: "event", time: "event_time", end: null }],
  connections: [
    { name: "connection", time: "at", end: "ended_at" },
    { name: "online_span", time: "at", end: "until" },
    { name: "kick", time: "at", end: null },
    { name: "status_change", time: "at", end: "until" },
  ],
  sums: [...EVENT_TABLES, ...RECEIPT_TABLES].map(({ name }) => ({ name, time: "at", end: null })),
} as const satisfies Record<string, readonly PartitionedTable[]>;

export type PartitionedKind = keyof typeof PARTITIONED;
export const PARTITIONED_KINDS = Object.keys(PARTITIONED) as PartitionedKind[];
export const ALL_PARTITIONED: readonly PartitionedTable[] = Object.values(PARTITIONED).flat();
