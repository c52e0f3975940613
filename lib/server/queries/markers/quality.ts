import type { MarkerQuality, MarkerQuery } from "@/lib/contracts/markers";
import type { Platform } from "@/lib/protocol/platform";
import { MARKER_WINDOW_MS, markerVerdict } from "@/lib/stats/marker-quality";
import type { TimeRange } from "@/lib/time/range";
import { appNamed } from "../../apps/registry";
import { db } from "../../db/client";
import { ServiceError } from "../../errors";
import { readQuality } from "../stats/quality";

/** Timeouts and closed links in the hour before and the hour after a marker. Throws ServiceError. */
export async function readMarkerQuality(query: MarkerQuery, now: Date): Promise<MarkerQuality> {
  const { id: appId, sdkAppId } = await appNamed(query.app);
  const row = await db().marker.findUnique({ where: { appId_id: { appId, id: query.id } } });
  if (row === null) throw new ServiceError("not_found", "There is no such marker");
  const at = row.at.getTime();
  const end = Math.max(at, Math.min(at + MARKER_WINDOW_MS, now.getTime()));
  const read = (range: TimeRange) => measure(sdkAppId, range, row.platform as Platform | null, now);
  const [before, after] = await Promise.all([
    read({ from: at - MARKER_WINDOW_MS, to: at }),
    read({ from: at, to: end }),
  ]);
  return { asOf: now.toISOString(), id: row.id, before, after, verdict: markerVerdict(before, after, end - at) };
}

async function measure(app: string, range: TimeRange, platform: Platform | null, now: Date) {
  const [from, to] = [new Date(range.from).toISOString(), new Date(range.to).toISOString()];
  const sum = { from, to, breaks: 0, connectionMs: 0 };
  if (range.to <= range.from) return sum;
  const { total } = await readQuality({ app, from, to, bucket: "1d" }, now);
  for (const one of total) {
    if (platform !== null && one.platform !== platform) continue;
    sum.breaks += one.timeouts + one.linkCloses;
    sum.connectionMs += one.connectionMs;
  }
  return sum;
}
