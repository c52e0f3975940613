import type { Tx } from "../db/client";
import type { Appendable } from "./appendable";
import { countMinutes } from "./count-minutes";

/**
 * Counts, for `writerId`, the events that were not stored because they are from before the horizon of their app: what
 * they would change is gone. Returns the others. Throws what the database throws.
 */
export async function refuseTooOld(tx: Tx, notStored: readonly Appendable[], writerId: string): Promise<Appendable[]> {
  if (notStored.length === 0) return [];
  const rows = await tx.retention.findMany({ select: { appId: true, eventsFrom: true } });
  const horizons = new Map(rows.map(({ appId, eventsFrom }) => [appId, eventsFrom?.getTime() ?? -Infinity]));
  const isTooOld = ({ appId, event }: Appendable) => event.time < (horizons.get(appId) ?? -Infinity);
  const refused = notStored.filter(isTooOld).map(({ appId, event, skewMs }) => ({
    appId,
    cause: "before_horizon" as const,
    command: null,
    skewMs,
    receivedAt: event.receivedAt,
  }));
  for (const statement of countMinutes(refused, writerId)) await tx.$executeRaw(statement);
  return notStored.filter((item) => !isTooOld(item));
}
