import { randomUUID } from "node:crypto";
import type { AlertFacts } from "@/lib/alerts/facts";
import { dueAt } from "@/lib/alerts/quiet-hours";
import type { Locale } from "@/lib/i18n/locale";
import { renderAlert } from "@/lib/i18n/alerts/render-alert";
import type { App } from "../apps/registry";
import type { Tx } from "../db/client";
import { env } from "../env";
import { channelsOf, INSTALLATION, type RuleSettings } from "./rule-settings";

/** Why a delivery was left out. */
export const OVER_BEFORE_DUE = "The alert was over before it was due";
export const NEVER_OPENED = "The alert itself was not sent";
export const BEYOND_CAP = "Beyond the hourly cap of the channel";
export const CHANNEL_OFF = "The channel is switched off";
export const RECEIVER_GONE = "The receiver is gone, so the channel was switched off";

/** An alert that has just opened or closed. */
export interface Notification {
  id: string;
  /** Null for the installation. */
  app: App | null;
  settings: RuleSettings;
  facts: AlertFacts;
  since: Date;
  closedAt: Date | null;
}

/** Puts the message that opens an alert into the queue of every channel that gets it. */
export async function enqueueOpened(tx: Tx, alert: Notification, now: Date): Promise<void> {
  const channels = await tx.alertChannel.findMany({ where: { enabled: true } });
  await enqueue(tx, alert, "opened", channelsOf(alert.settings, alert.app?.id ?? INSTALLATION, channels), now);
}

/**
 * Puts the message that closes an alert into the queue of every channel that got the one that opened it. A message that
 * is still held back, by quiet hours or a snooze, is left out, and so is its end.
 */
export async function enqueueClosed(tx: Tx, alert: Notification, now: Date): Promise<void> {
  await tx.alertDelivery.updateMany({
    where: { alertId: alert.id, kind: "opened", state: "pending", attempts: 0, nextAttemptAt: { gt: now } },
    data: { state: "left_out", lastError: OVER_BEFORE_DUE },
  });
  const opened = await tx.alertDelivery.findMany({
    where: { alertId: alert.id, kind: "opened", state: { in: ["pending", "sent"] } },
    select: { channelId: true },
  });
  const ids = opened.map(({ channelId }) => channelId);
  await enqueue(tx, alert, "closed", await tx.alertChannel.findMany({ where: { id: { in: ids } } }), now);
}

async function enqueue(
  tx: Tx,
  { id: alertId, app, settings, facts, since, closedAt }: Notification,
  kind: "opened" | "closed",
  channels: readonly { id: number; locale: string; timeZone: string }[],
  now: Date,
): Promise<void> {
  const alert = { alertId, kind, facts, app: app && { sdkAppId: app.sdkAppId, name: app.name } };
  const times = { since: since.getTime(), closedAt: closedAt?.getTime() ?? null };
  const hold = { quietHours: settings.quietHours, snoozedUntil: settings.snoozedUntil?.getTime() ?? null };
  await tx.alertDelivery.createMany({
    data: channels.map(({ id: channelId, locale, timeZone }) => {
      const id = randomUUID();
      const envelope = { id, at: now.toISOString(), locale: locale as Locale, timeZone, publicUrl: env().publicUrl };
      return {
        id,
        alertId,
        channelId,
        kind,
        createdAt: now,
        nextAttemptAt: new Date(dueAt(now.getTime(), hold, timeZone)),
        message: renderAlert({ ...alert, ...times }, envelope),
      };
    }),
    skipDuplicates: true,
  });
}
