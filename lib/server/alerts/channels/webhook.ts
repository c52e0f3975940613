import { createHmac } from "node:crypto";
import type { AlertMessage } from "@/lib/contracts/alert-message";
import { SECOND } from "@/lib/time/units";
import type { HttpRequest, SettingsOf } from "./types";

const PREFIX = "whsec_";

/** The request of a plain webhook: CloudEvents 1.0 as structured JSON, signed by Standard Webhooks 1.0. */
export function webhookRequest(settings: SettingsOf<"webhook">, message: AlertMessage, now: number): HttpRequest {
  const timestamp = Math.floor(now / SECOND);
  const body = JSON.stringify(cloudEvent(message));
  const secrets = settings.secret.split(/\s+/);
  return {
    url: settings.url,
    headers: {
      "content-type": "application/cloudevents+json; charset=utf-8",
      "webhook-id": message.id,
      "webhook-timestamp": String(timestamp),
      "webhook-signature": secrets.map((secret) => webhookSign(secret, message.id, timestamp, body)).join(" "),
    },
    body,
  };
}

/** `v1,` and base64 of HMAC-SHA256 over id, time in seconds and body, joined by dots. */
export function webhookSign(secret: string, id: string, timestamp: number, body: string): string {
  const key = Buffer.from(secret.startsWith(PREFIX) ? secret.slice(PREFIX.length) : secret, "base64");
  return `v1,${createHmac("sha256", key).update(`${id}.${timestamp}.${body}`).digest("base64")}`;
}

/** The message as an event. Its type is, for example, `im.rollcall.incident.opened`. */
export function cloudEvent(message: AlertMessage) {
  const { id, kind, rule, alertId, severity, app, title, lines, link, at, data } = message;
  return {
    specversion: "1.0",
    id,
    source: app === null ? "/rollcall" : `/rollcall/apps/${app.sdkAppId}`,
    type: `im.rollcall.${rule ?? "channel"}.${kind}`,
    time: at,
    ...(alertId === null ? {} : { subject: alertId }),
    datacontenttype: "application/json",
    data: { alertId, rule, severity, app, title, lines, url: link?.url ?? null, facts: data },
  };
}
