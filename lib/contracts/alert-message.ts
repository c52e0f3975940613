import { z } from "zod";
import { ALERT_RULES, ALERT_SEVERITIES, DELIVERY_KINDS } from "@/lib/alerts/values";
import { instant, locale, timeZone } from "./common";
import { text } from "./personal";

export const alertRuleName = z.enum(ALERT_RULES);
export const deliveryKind = z.enum(DELIVERY_KINDS);

/** A fact of an alert: a label and a text. */
export const alertLine = z.object({ label: text("plain"), text: text("sentence") });

/**
 * What a channel sends. It is written once, in the language and zone of its channel, and does not change between
 * retries. Texts are plain: a sender escapes them for its own format.
 */
export const alertMessage = z.object({
  /** The same through all retries of one channel: `webhook-id` and the id of the CloudEvent. */
  id: z.uuid(),
  kind: deliveryKind,
  /** Null for a test, and for what was left out. */
  rule: alertRuleName.nullable(),
  /** The same for the message that opens an alert and for the one that closes it. */
  alertId: z.uuid().nullable(),
  severity: z.enum(ALERT_SEVERITIES),
  app: z.object({ sdkAppId: z.string(), name: z.string() }).nullable(),
  /** One line, which also shows in the notification of a phone. */
  title: z.string(),
  /** What, since when, how much against usual: a label and a text each. */
  lines: z.array(alertLine),
  /** Where the console shows it. Null if ROLLCALL_PUBLIC_URL is not set; `hint` then says so. */
  link: z.object({ label: z.string(), url: z.url() }).nullable(),
  hint: z.string().nullable(),
  /** When it opened, closed, or was written. */
  at: instant,
  locale,
  timeZone,
  /** The facts for a program, by rule. */
  data: z.record(z.string(), z.json()),
});
export type AlertMessage = z.infer<typeof alertMessage>;
