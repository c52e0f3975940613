import { LRUCache } from "lru-cache";
import type { Conclusion as ConclusionOut } from "@/lib/contracts/stats/incidents";
import { renderConclusion } from "@/lib/i18n/explanation/render-conclusion";
import { platform } from "@/lib/contracts/common";
import { concludeFrom, type Conclusion } from "@/lib/stats/conclusion";
import type { TimeRange } from "@/lib/time/range";
import { DAY, HOUR } from "@/lib/time/units";
import { db, Prisma } from "../../db/client";
import { prefixName } from "../../network/names";
import { singleton } from "../../singleton";
import { addressOf } from "../connections/network";
import { readBreakdown, type AppRange } from "./incident-breakdown";
import { readRecovery } from "./incident-recovery";
import { readSilence } from "./incident-silence";

/** Connections that began longer ago are few, and left out of the comparison. */
const OPEN_SINCE_MS = DAY;
/** A conclusion does not change any more this long after the incident. */
const SETTLED_MS = HOUR;

const settled = () => singleton("conclusions", () => new LRUCache<string, Conclusion>({ max: 1_000, ttl: DAY }));

/** What an incident points at, with its evidence, in both languages. Times are in the zone of the app. */
export async function concludeIncident(
  app: { id: number; timeZone: string },
  incident: TimeRange,
  now: Date,
): Promise<ConclusionOut> {
  const key = `${app.id} ${incident.from} ${incident.to}`;
  const conclusion = settled().get(key) ?? (await conclude(app.id, incident));
  if (incident.to + SETTLED_MS < now.getTime()) settled().set(key, conclusion);
  return renderConclusion(conclusion, {
    timeZone: app.timeZone,
    now: now.getTime(),
    from: incident.from,
    networkName: prefixName,
  });
}

async function conclude(appId: number, { from, to }: TimeRange): Promise<Conclusion> {
  const range = { appId, from: new Date(from), to: new Date(to) };
  const [parts, recovery, silent, open, markers] = await Promise.all([
    readBreakdown(range),
    readRecovery(range),
    readSilence(range),
    readOpenParts(range),
    db().marker.findMany({
      where: { appId, at: { gte: new Date(from - DAY), lt: range.to } },
      select: { at: true, text: true, platform: true },
    }),
  ]);
  const openOn = (what: OpenRow["what"], name: string | null) =>
    open.find((row) => row.what === what && row.name === name)?.open ?? 0;
  return concludeFrom({
    from,
    platforms: parts.platforms.map((part) => ({
      ...part,
      name: part.platform,
      open: openOn("platform", part.platform),
    })),
    networks: parts.networks.flatMap(({ prefix, ended, usual }) =>
      prefix === null ? [] : [{ name: prefix, ended, usual, open: openOn("network", prefix) }],
    ),
    causes: parts.causes.map(({ cause, ended, usual }) => ({ name: cause, ended, usual })),
    open: open.filter(({ what }) => what === "platform").reduce((sum, row) => sum + row.open, 0),
    users: recovery.users,
    back: recovery.back.back,
    notYet: recovery.back.notYet,
    silent: silent && { from: Date.parse(silent.from), to: Date.parse(silent.to) },
    markers: markers.flatMap((marker) => {
      const named = platform.nullable().safeParse(marker.platform);
      // A marker of a platform that this version does not know fits no incident.
      return named.success ? [{ ...marker, at: marker.at.getTime(), platform: named.data }] : [];
    }),
  });
}

interface OpenRow {
  what: "platform" | "network";
  name: string | null;
  open: number;
}

/** The connections that were open when the range began, by platform and by network. */
function readOpenParts({ appId, from }: AppRange): Promise<OpenRow[]> {
  return db().$queryRaw<OpenRow[]>`
    SELECT CASE WHEN grouping(platform) = 0 THEN 'platform' ELSE 'network' END AS what,
           coalesce(platform, network) AS name, count(*)::int AS open
    FROM (
      SELECT platform, network(set_masklen(address, CASE family(address) WHEN 4 THEN 24 ELSE 48 END))::text AS network
      FROM (SELECT platform, ${addressOf(Prisma.sql`client_ip`)} AS address FROM connection
            WHERE app_id = ${appId} AND at >= ${new Date(from.getTime() - OPEN_SINCE_MS)} AND at < ${from}
              AND (ended_at >= ${from} OR ended_at IS NULL) OFFSET 0) AS c) AS parts
    GROUP BY GROUPING SETS ((platform), (network))`;
}
