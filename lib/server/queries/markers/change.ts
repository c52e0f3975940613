import { createHash } from "node:crypto";
import type { Marker, MarkerQuery, NewMarker } from "@/lib/contracts/markers";
import { EARLIEST_EVENT_MS } from "@/lib/presence/quarantine";
import { DAY, MINUTE } from "@/lib/time/units";
import { appNamed } from "../../apps/registry";
import type { Principal } from "../../auth/session-cache";
import { db } from "../../db/client";
import { ServiceError } from "../../errors";
import { toMarker } from "./markers";

/** A marker without a time equals one of the same text that is at most this old: the script tried again. */
const RETRY_MS = 10 * MINUTE;

/** Adds a marker, or answers the equal one that is there already. Throws ServiceError. */
export async function addMarker(
  query: { app?: string | undefined },
  body: NewMarker,
  principal: Principal,
  now: Date,
): Promise<Marker> {
  const { id: appId } = await appNamed(query.app);
  const { text } = body;
  const platform = body.platform ?? null;
  const at = body.at === undefined ? now : new Date(body.at);
  if (at.getTime() < EARLIEST_EVENT_MS || at.getTime() > now.getTime() + DAY)
    throw new ServiceError("invalid", "at: must lie between 2010-01-01 and one day from now");
  const createdBy = principal.id;
  if (body.at === undefined) {
    const since = new Date(now.getTime() - RETRY_MS);
    const earlier = { appId, text, platform, createdBy, createdAt: { gte: since }, at: { gte: since } };
    const tried = await db().marker.findFirst({ where: earlier, orderBy: { at: "desc" } });
    if (tried) return toMarker(tried);
  }
  const id = idOf(at, text, platform);
  const source = body.source ?? (principal.name || principal.email || principal.kind);
  const row = await db().marker.upsert({
    where: { appId_id: { appId, id } },
    update: {},
    create: { appId, id, at, text, platform, source, createdBy, createdAt: now },
  });
  return toMarker(row);
}

/** Deletes a marker: people any, an API token only its own. Throws ServiceError. */
export async function deleteMarker(query: MarkerQuery, principal: Principal): Promise<void> {
  const { id: appId } = await appNamed(query.app);
  const { id } = query;
  const row = await db().marker.findUnique({ where: { appId_id: { appId, id } } });
  if (row === null) throw new ServiceError("not_found", "There is no such marker");
  if (principal.kind === "script" && row.createdBy !== principal.id)
    throw new ServiceError("forbidden", "An API token deletes only the markers that it has added");
  await db().marker.deleteMany({ where: { appId, id } });
}

function idOf(at: Date, text: string, platform: string | null): string {
  const fields = JSON.stringify([at.getTime(), text, platform]);
  return createHash("sha256").update(fields).digest("hex").slice(0, 24);
}
