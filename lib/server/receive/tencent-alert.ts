import { groupBy } from "@/lib/group-by";
import { storable } from "@/lib/protocol/state-change";
import type { Tx } from "../db/client";
import { countMinutes } from "./count-minutes";
import type { CallbackRequest } from "./request";

/** One of Tencent's own alert callbacks, as received. */
export interface TencentAlert {
  command: string;
  receivedAt: number;
  query: string;
  body: string;
  bodyBytes: number;
}

/** A callback of an app to keep. */
export interface KeptAlert {
  appId: number;
  alert: TencentAlert;
  skewMs: number | null;
}

/** Number of Tencent's alert callbacks, the newest, that are kept for each app. */
export const KEPT_ALERTS = 1_000;
const MAX_COMMAND = 100;
const MAX_QUERY = 8_000;

/** The alert that a request with an alert command is. */
export const alertOf = (command: string, { receivedAt, query, body, bodyBytes }: CallbackRequest): TencentAlert => ({
  command: storable(command).slice(0, MAX_COMMAND),
  receivedAt,
  query: storable(query).slice(0, MAX_QUERY),
  body: storable(new TextDecoder().decode(body)),
  bodyBytes,
});

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
