import type { ChannelSettings } from "@/lib/contracts/alert-channels";
import type { AlertMessage } from "@/lib/contracts/alert-message";
import { db } from "../../db/client";
import { newChannelId, stored } from "../channels/sealed-settings";
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

let channels = 0;

/** Adds a channel with a receiver of its own, in English and UTC by default. */
export async function makeChannel(
  fields: {
    appIds?: number[];
    hourlyCap?: number;
    timeZone?: string;
    name?: string;
    locale?: string;
    settings?: ChannelSettings;
  } = {},
) {
  const url = `https://ops.example.com/hooks/${++channels}`;
  const settings: ChannelSettings = { kind: "webhook", url, secret: "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw" };
  const given = fields.settings ?? settings;
  const id = await newChannelId();
  const data = { id, kind: given.kind, name: "Ops", locale: "en", timeZone: "UTC", ...fields, ...stored(id, given) };
  return db().alertChannel.create({ data });
}
