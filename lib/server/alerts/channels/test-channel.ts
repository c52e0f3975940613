import { randomUUID } from "node:crypto";
import type { Locale } from "@/lib/i18n/locale";
import type { TestChannelAnswer } from "@/lib/contracts/alert-channels";
import { renderTest } from "@/lib/i18n/alerts/render-alert";
import { db } from "../../db/client";
import { env } from "../../env";
import { send } from "./send";
import { channelOf, describeFailure, settingsOf, switchOffGone } from "./store";

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
  const result = await send(settingsOf(channel), message);
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
  if (!result.ok && result.gone === true) await switchOffGone(channel);
  return {
    ok: result.ok,
    answer: result.ok ? (result.answer ?? null) : null,
    error,
    durationMs,
  };
}
