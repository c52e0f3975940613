import { groupBy } from "@/lib/group-by";
import type { Tx } from "../db/client";
import { countMinutes } from "./count-minutes";
import { KEPT_ALERTS, type KeptAlert } from "./tencent-alert";

/** Keeps alert callbacks, the newest KEPT_ALERTS of each app, and counts them as other commands. */
export async function keepAlertsIn(tx: Tx, batch: readonly KeptAlert[], writerId: string): Promise<void> {
  const counted = batch.map(({ appId, skewMs, alert: { command, receivedAt } }) => ({
    appId,
    cause: null,
    command,
    skewMs,
    receivedAt,
  }));
  for (const statement of countMinutes(counted, writerId)) await tx.$executeRaw(statement);
  for (const [appId, items] of groupBy(batch, (item) => item.appId)) {
    await tx.tencentAlert.createMany({
      data: items.slice(-KEPT_ALERTS).map(({ alert }) => ({ appId, ...alert, receivedAt: new Date(alert.receivedAt) })),
    });
    await tx.$executeRaw`
      DELETE FROM tencent_alert WHERE app_id = ${appId} AND id <= (
        SELECT id FROM tencent_alert WHERE app_id = ${appId} ORDER BY id DESC OFFSET ${KEPT_ALERTS} LIMIT 1)`;
  }
}
