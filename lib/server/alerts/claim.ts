import { randomUUID } from "node:crypto";
import { renderLeftOut } from "@/lib/i18n/alerts/render-alert";
import type { Locale } from "@/lib/i18n/locale";
import { alertMessage, type AlertMessage } from "@/lib/contracts/alert-message";
import type { ChannelKind } from "@/lib/alerts/values";
import { HOUR, MINUTE, SECOND } from "@/lib/time/units";
import { db, Prisma, type Tx } from "../db/client";
import { env } from "../env";
import { BEYOND_CAP, CHANNEL_OFF, NEVER_OPENED } from "./enqueue";
import { isFree, takeTurn } from "./turn";

/** A delivery that is being sent for longer belongs to an instance that died. No sender may take this long. */
const LEASE_MS = MINUTE;

type Channel = Prisma.AlertChannelGetPayload<Record<never, never>>;
type Delivery = Prisma.AlertDeliveryGetPayload<Record<never, never>>;

/** A delivery that this instance alone sends until the lease ends. */
export interface Claimed {
  id: string;
  channel: Channel;
  message: AlertMessage;
  /** The number of this attempt, from 1. */
  attempt: number;
}

/**
 * Claims the next delivery that is due, null if there is none. A channel sends one at a time, and no faster than its
 * receiver allows. The row of the channel is locked first, so that the statements after it see what the instance before
 * it did.
 */
export function claim(now: Date): Promise<Claimed | null> {
  return db().$transaction(
    async (tx) => {
      await leaveOut(tx);
      const [locked] = await tx.$queryRaw<{ id: number }[]>`
        SELECT c.id FROM alert_channel AS c
        WHERE c.enabled AND EXISTS (
          SELECT FROM alert_delivery AS d WHERE d.channel_id = c.id AND ${isDue(now)})
          AND ${isIdle(now)} AND ${isFree(now)}
        ORDER BY c.id LIMIT 1 FOR UPDATE SKIP LOCKED`;
      if (locked === undefined) return null;
      const channel = await tx.alertChannel.findUniqueOrThrow({ where: { id: locked.id } });
      const next = await nextOf(tx, channel, now);
      if (next === null) return null;
      if (next.kind !== "left_out" && (await isCapped(tx, channel, now))) return claimLeftOut(tx, channel, now);
      // Another channel of the same receiver may have taken the turn meanwhile.
      if ((await takeTurn(tx, { id: channel.id, kind: channel.kind as ChannelKind }, now)) > 0) return null;
      return take(tx, channel, next, now);
    },
    { timeout: 30 * SECOND },
  );
}

/** The end of an alert waits until the alert itself was sent. */
const isDue = (now: Date) => Prisma.sql`
  d.state = 'pending' AND d.next_attempt_at <= ${now} AND (d.kind <> 'closed' OR EXISTS (
    SELECT FROM alert_delivery AS o
    WHERE o.alert_id = d.alert_id AND o.channel_id = d.channel_id AND o.kind = 'opened' AND o.state = 'sent'))`;

const isIdle = (now: Date) => Prisma.sql`NOT EXISTS (
  SELECT FROM alert_delivery AS s WHERE s.channel_id = c.id AND s.state = 'pending' AND s.sending
    AND s.next_attempt_at > ${now})`;

async function nextOf(tx: Tx, { id }: Channel, now: Date): Promise<Delivery | null> {
  const [row] = await tx.$queryRaw<{ id: string }[]>`
    SELECT d.id FROM alert_delivery AS d JOIN alert_channel AS c ON c.id = d.channel_id
    WHERE d.channel_id = ${id} AND ${isDue(now)} AND ${isIdle(now)}
    ORDER BY d.next_attempt_at, d.created_at, d.id LIMIT 1`;
  return row === undefined ? null : tx.alertDelivery.findUniqueOrThrow({ where: { id: row.id } });
}

async function take(tx: Tx, channel: Channel, { id, kind, attempts, message }: Delivery, now: Date): Promise<Claimed> {
  // What was left out is listed when the message goes out for the first time, and stays so through the retries.
  const rendered = kind === "left_out" && attempts === 0 ? await leftOut(tx, channel, id, now) : message;
  await tx.alertDelivery.update({
    where: { id },
    data: {
      attempts: attempts + 1,
      sending: true,
      nextAttemptAt: new Date(now.getTime() + LEASE_MS),
      message: rendered as Prisma.InputJsonObject,
    },
  });
  return { id, channel, message: alertMessage.parse(rendered), attempt: attempts + 1 };
}

/** Nothing is sent to a disabled channel. The end of an alert is not sent if its start was not sent. */
async function leaveOut(tx: Tx): Promise<void> {
  await tx.$executeRaw`
    UPDATE alert_delivery AS d SET state = 'left_out', last_error = ${NEVER_OPENED}
    FROM alert_delivery AS o
    WHERE d.state = 'pending' AND d.kind = 'closed' AND o.alert_id = d.alert_id AND o.channel_id = d.channel_id
      AND o.kind = 'opened' AND o.state IN ('failed', 'left_out')`;
  await tx.$executeRaw`
    UPDATE alert_delivery AS d SET state = 'left_out', last_error = ${CHANNEL_OFF}
    FROM alert_channel AS c WHERE d.state = 'pending' AND c.id = d.channel_id AND NOT c.enabled`;
}

const sentLately = (channelId: number, now: Date) => ({
  channelId,
  state: "sent",
  kind: { in: ["opened", "closed"] },
  sentAt: { gt: new Date(now.getTime() - HOUR) },
});

const isCapped = async (tx: Tx, { id, hourlyCap }: Channel, now: Date): Promise<boolean> =>
  (await tx.alertDelivery.count({ where: sentLately(id, now) })) >= hourlyCap;

/** Leaves out all that is due, and sees to one message that says so when the hour is over. */
async function claimLeftOut(tx: Tx, channel: Channel, now: Date): Promise<null> {
  await tx.$executeRaw`
    UPDATE alert_delivery AS d SET state = 'left_out', last_error = ${BEYOND_CAP}, next_attempt_at = ${now}
    WHERE d.channel_id = ${channel.id} AND d.kind IN ('opened', 'closed') AND ${isDue(now)}`;
  const waiting = await tx.alertDelivery.count({
    where: { channelId: channel.id, kind: "left_out", state: "pending", attempts: 0 },
  });
  if (waiting > 0) return null;
  const oldest = await tx.alertDelivery.findFirst({
    where: sentLately(channel.id, now),
    orderBy: { sentAt: "asc" },
  });
  const id = randomUUID();
  await tx.alertDelivery.create({
    data: {
      id,
      channelId: channel.id,
      kind: "left_out",
      createdAt: now,
      nextAttemptAt: new Date((oldest?.sentAt ?? now).getTime() + HOUR),
      message: render(channel, id, now, []),
    },
  });
  return null;
}

/** The message about the deliveries that were left out since it was queued. */
async function leftOut(tx: Tx, channel: Channel, id: string, now: Date): Promise<AlertMessage> {
  const { createdAt } = await tx.alertDelivery.findUniqueOrThrow({ where: { id } });
  const rows = await tx.alertDelivery.findMany({
    where: { channelId: channel.id, state: "left_out", lastError: BEYOND_CAP, nextAttemptAt: { gte: createdAt } },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
  });
  return render(
    channel,
    id,
    now,
    rows.map(({ message }) => alertMessage.parse(message).title),
  );
}

function render(channel: Channel, id: string, now: Date, titles: readonly string[]): AlertMessage {
  return renderLeftOut({
    id,
    at: now.toISOString(),
    locale: channel.locale as Locale,
    timeZone: channel.timeZone,
    publicUrl: env().publicUrl,
    titles,
    cap: channel.hourlyCap,
  });
}
