import type { AlertMessage } from "@/lib/contracts/alert-message";
import { db } from "../../db/client";
import type { Send, SendResult } from "../channels/send";

/** A stand-in for a channel's service: keeps what was sent to it, and answers as the test says. */
export function receiver(
  answer: (message: AlertMessage) => SendResult | Promise<SendResult> = () => ({ ok: true, answer: "" }),
) {
  const received: AlertMessage[] = [];
  const send: Send = async (_settings, message) => {
    received.push(message);
    return answer(message);
  };
  return { send, received, titles: () => received.map(({ title }) => title) };
}

/** Adds a channel, in English and UTC by default. */
export function makeChannel(
  fields: { appIds?: number[]; hourlyCap?: number; timeZone?: string; name?: string; locale?: string } = {},
) {
  const settings = { kind: "slack", url: "https://hooks.slack.com/services/T/B/x" };
  return db().alertChannel.create({
    data: { kind: "slack", name: "Ops", locale: "en", timeZone: "UTC", settings, ...fields },
  });
}
