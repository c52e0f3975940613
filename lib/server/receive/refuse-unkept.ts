import type { RejectCause } from "@/lib/contracts/health";
import type { Tx } from "../db/client";
import { areErased } from "../erasure/erased-among";
import type { Appendable } from "./appendable";
import { countMinutes } from "./count-minutes";

/**
 * Counts, for `writerId`, the events that were not stored because their user is erased, or because they are from before
 * the horizon of their app: what they would change is gone. Returns the others. Throws what the database throws.
 */
export async function refuseUnkept(tx: Tx, notStored: readonly Appendable[], writerId: string): Promise<Appendable[]> {
  if (notStored.length === 0) return [];
  const rows = await tx.retention.findMany({ select: { appId: true, eventsFrom: true } });
  const horizons = new Map(rows.map(({ appId, eventsFrom }) => [appId, eventsFrom?.getTime() ?? -Infinity]));
  const erased = await areErased(
    tx,
    notStored.map(({ appId, event: { userId } }) => ({ appId, userId })),
  );
  const judged = notStored.map((item, i): { item: Appendable; cause: RejectCause | null } => {
    const isTooOld = item.event.time < (horizons.get(item.appId) ?? -Infinity);
    return { item, cause: erased[i] === true ? "erased" : isTooOld ? "before_horizon" : null };
  });
  const refused = judged.flatMap(({ item: { appId, event, skewMs }, cause }) =>
    cause === null ? [] : [{ appId, cause, command: null, skewMs, receivedAt: event.receivedAt }],
  );
  for (const statement of countMinutes(refused, writerId)) await tx.$executeRaw(statement);
  return judged.flatMap(({ item, cause }) => (cause === null ? [item] : []));
}
