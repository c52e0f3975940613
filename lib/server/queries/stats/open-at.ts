import { segmentsOf } from "@/lib/time/segments";
import type { Millis } from "@/lib/time/units";
import { Prisma, readNow, type Read } from "../../db/client";
import { inBuckets } from "../segment-rows";
import { changesIn } from "./connection-changes";

/** How many connections of an app were open just before each instant, from the rollups. Instants are whole minutes. */
export async function readOpenAt(
  appId: number,
  instants: ReadonlySet<Millis>,
  read: Read = readNow,
): Promise<Map<Millis, number>> {
  if (instants.size === 0) return new Map();
  const edges = [0, ...[...instants].sort((a, b) => a - b)];
  const rows = await read<{ bucket: number; net: number }>(Prisma.sql`
    SELECT bucket, sum(net)::int AS net FROM (${inBuckets(changesIn(appId, segmentsOf(edges)), edges)}) AS changes
    GROUP BY bucket`);
  const nets = new Map(rows.map(({ bucket, net }) => [bucket, net]));
  let open = 0;
  return new Map(edges.slice(1).map((at, bucket) => [at, (open += nets.get(bucket) ?? 0)]));
}
