import { z } from "zod";
import type { Marker, MarkersAnswer, MarkersQuery } from "@/lib/contracts/markers";
import type { Platform } from "@/lib/protocol/platform";
import type { TimeRange } from "@/lib/time/range";
import { appNamed } from "../../apps/registry";
import { db } from "../../db/client";
import { readCursor, writeCursor } from "../../paging/cursor";
import { pageOf, rangeOf } from "../listing";

const position = z.tuple([z.iso.datetime(), z.string()]);
const newestFirst = [{ at: "desc" }, { id: "desc" }] as const;

/** A row of the table. */
export interface MarkerRow {
  id: string;
  at: Date;
  text: string;
  platform: string | null;
  source: string;
  createdAt: Date;
}

/** Markers of a range, newest first, page by page. Throws ServiceError. */
export async function listMarkers(query: MarkersQuery): Promise<MarkersAnswer> {
  const { id: appId } = await appNamed(query.app);
  const { from, to } = rangeOf(query);
  const after = readCursor(query.cursor, position);
  const rows = await db().marker.findMany({
    where: {
      appId,
      at: { gte: new Date(from), lt: new Date(to) },
      ...(after && { OR: [{ at: { lt: new Date(after[0]) } }, { at: new Date(after[0]), id: { lt: after[1] } }] }),
    },
    orderBy: [...newestFirst],
    take: query.limit + 1,
  });
  const { page, nextCursor } = pageOf(rows, query.limit, ({ at, id }) => writeCursor([at.toISOString(), id]));
  return { markers: page.map(toMarker), nextCursor };
}

/** All markers of an app in a range, newest first. */
export async function markersIn(appId: number, { from, to }: TimeRange): Promise<Marker[]> {
  const rows = await db().marker.findMany({
    where: { appId, at: { gte: new Date(from), lt: new Date(to) } },
    orderBy: [...newestFirst],
  });
  return rows.map(toMarker);
}

/** A marker as the API shows it. */
export function toMarker({ id, at, text, platform, source, createdAt }: MarkerRow): Marker {
  return {
    id,
    at: at.toISOString(),
    text,
    platform: platform as Platform | null,
    source,
    createdAt: createdAt.toISOString(),
  };
}
