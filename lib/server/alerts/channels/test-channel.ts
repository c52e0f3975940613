import { randomUUID } from "node:crypto";
import type { ChannelKind } from "@/lib/alerts/values";
import type { TestChannelAnswer } from "@/lib/contracts/alert-channels";
import type { AlertMessage } from "@/lib/contracts/alert-message";
import { renderTest } from "@/lib/i18n/alerts/render-alert";
import type { Locale } from "@/lib/i18n/locale";
import { SECOND } from "@/lib/time/units";
import { db } from "../../db/client";
import { env } from "../../env";
import { holdTurns, takeTurn } from "../turn";
import { send, type SendResult } from "./send";
import { settingsOf } from "./sealed-settings";
import { channelOf, describeFailure, switchOffGone } from "./store";
import type { SendFailure } from "./types";

type Channel = Awaited<ReturnType<typeof channelOf>>;

/** Sends a test message to a channel at once, whatever its cap, and keeps what became of it. Throws ServiceError. */
export async function testChannel(id: number): Promise<TestChannelAnswer> {
  const channel = await channelOf(id);
  const at = new Date();
  const message = renderTest({
    id: randomUUID(),
    at: at.toISOString(),
    channel: channel.name,
    locale: channel.locale as Locale,
    timeZone: channel.timeZone,
    publicUrl: env().publicUrl,
  });
  const started = performance.now();
  const result = await sendInTurn(channel, message);
  const durationMs = performance.now() - started;
  const error = result.ok ? null : describeFailure(result);
  await db().alertDelivery.create({
    data: {
      id: message.id,
      channelId: id,
      kind: "test",
      state: result.ok ? "sent" : "failed",
      attempts: 1,
      createdAt: at,
      nextAttemptAt: at,
      sentAt: result.ok ? new Date() : null,
      lastError: error,
      message,
    },
  });
  if (!result.ok) await heed(channel, result);
  return {
    ok: result.ok,
    answer: result.ok ? (result.answer ?? null) : null,
    error,
    durationMs,
  };
}

async function sendInTurn(channel: Channel, message: AlertMessage): Promise<SendResult> {
  const { id, kind } = channel;
  const wait = await db().$transaction((tx) => takeTurn(tx, { id, kind: kind as ChannelKind }, new Date()));
  if (wait === 0) return send(settingsOf(channel), message);
  return { ok: false, error: `The receiver takes no more messages now. Try again in ${Math.ceil(wait / SECOND)} s.` };
}

/** Does what a failure says about the receiver. */
async function heed(channel: Channel, { gone, retryAfterMs }: SendFailure): Promise<void> {
  if (gone === true) await switchOffGone(channel);
  if (retryAfterMs !== undefined) await holdTurns(db(), channel.id, new Date(Date.now() + retryAfterMs));
}
