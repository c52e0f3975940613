import type { IncidentAnswer } from "@/lib/contracts/stats/incidents";
import { endCause, platform } from "@/lib/contracts/common";
import { USUAL_PART_MS } from "@/lib/contracts/values";
import { db, Prisma } from "../../db/client";
import { prefixName } from "../../network/names";
import { addressOf } from "../connections/network";

/** A half-open range of an app's time. */
export interface AppRange {
  appId: number;
  from: Date;
  to: Date;
}

const MAX_NETWORKS = 10;

interface Row {
  what: "platform" | "cause";
  name: string;
  ended: number;
  before: number;
}

type Parts = Pick<IncidentAnswer, "platforms" | "causes" | "networks" | "networksRest">;

/** The platforms, causes and networks of the connections that ended, those most above usual first. */
export async function readBreakdown(range: AppRange): Promise<Parts> {
  const { appId, from, to } = range;
  const [rows, networks] = await Promise.all([
    db().$queryRaw<Row[]>`
      SELECT CASE WHEN grouping(platform) = 0 THEN 'platform' ELSE 'cause' END AS what,
             coalesce(platform, end_cause) AS name,
             ${counts(range)}
      FROM connection WHERE app_id = ${appId} AND ended_at >= ${hourBefore(range)} AND ended_at < ${to}
      GROUP BY GROUPING SETS ((platform), (end_cause))`,
    readNetworks(range),
  ]);
  const share = (to.getTime() - from.getTime()) / USUAL_PART_MS;
  const parts = (what: Row["what"]) =>
    rows
      .filter((row) => row.what === what && row.ended > 0)
      .map(({ name, ended, before }) => ({ name, ended, usual: before * share }))
      .sort((a, b) => b.ended - b.usual - (a.ended - a.usual) || (a.name < b.name ? -1 : 1));
  return {
    platforms: parts("platform").map(({ name, ...more }) => ({ platform: platform.parse(name), ...more })),
    causes: parts("cause").map(({ name, ...more }) => ({ cause: endCause.parse(name), ...more })),
    ...networks,
  };
}

/** By IPv4 /24 and IPv6 /48, as providers assign them. Text that is no address is null. OFFSET 0 parses each once. */
async function readNetworks(range: AppRange): Promise<Pick<Parts, "networks" | "networksRest">> {
  const { appId, from, to } = range;
  const share = (to.getTime() - from.getTime()) / USUAL_PART_MS;
  const rows = await db().$queryRaw<
    { prefix: string | null; ended: number; before: number; networks: number; total: number }[]
  >`
    SELECT prefix, ended, before, (count(*) OVER ())::int AS networks, (sum(ended) OVER ())::int AS total FROM (
      SELECT network(set_masklen(address, CASE family(address) WHEN 4 THEN 24 ELSE 48 END))::text AS prefix,
             ${counts(range)}
      FROM (SELECT ended_at, ${addressOf(Prisma.sql`client_ip`)} AS address FROM connection
            WHERE app_id = ${appId} AND ended_at >= ${hourBefore(range)} AND ended_at < ${to} OFFSET 0) AS c
      GROUP BY 1) AS n
    WHERE ended > 0 ORDER BY ended - before * ${share}::float8 DESC, ended DESC, prefix LIMIT ${MAX_NETWORKS}`;
  const shown = rows.reduce((sum, row) => sum + row.ended, 0);
  return {
    networks: rows.map(({ prefix, ended, before }) => ({
      prefix,
      name: prefixName(prefix),
      ended,
      usual: before * share,
    })),
    networksRest: { networks: (rows[0]?.networks ?? 0) - rows.length, ended: (rows[0]?.total ?? 0) - shown },
  };
}

const hourBefore = ({ from }: AppRange) => new Date(from.getTime() - USUAL_PART_MS);
const counts = ({ from }: AppRange) => Prisma.sql`
  (count(*) FILTER (WHERE ended_at >= ${from}))::int AS ended,
  (count(*) FILTER (WHERE ended_at < ${from}))::int AS before`;
