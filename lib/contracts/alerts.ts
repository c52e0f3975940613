import { z } from "zod";
import { alertLine, alertRuleName } from "./alert-message";
import { ALERT_SEVERITIES, ALERT_STATES, DELIVERY_STATES, THRESHOLD_UNITS } from "@/lib/alerts/values";
import { appQuery, instant, pageQuery, rangeQuery, userIdQuery } from "./common";
import { localeQuery } from "./explanation";
import { text } from "./personal";

const minuteOfDay = z.number().int().min(0).max(1_439);
const minutes = z.number().int().min(0).max(1_440);

/** Minutes of the day in the zone of each channel. `from` after `to` spans midnight. */
export const quietHours = z.object({ from: minuteOfDay, to: minuteOfDay });
export type QuietHours = z.infer<typeof quietHours>;

/** A rule with its settings for one app. */
export const alertRule = z.object({
  rule: alertRuleName,
  /** A rule of the installation is the same for every app. */
  scope: z.enum(["app", "installation"]),
  severity: z.enum(ALERT_SEVERITIES),
  enabled: z.boolean(),
  threshold: z.number().nullable(),
  /** Null if the rule has no threshold. */
  unit: z.enum(THRESHOLD_UNITS).nullable(),
  forMinutes: z.number().int(),
  recoverMinutes: z.number().int(),
  /** What the threshold and the minutes are if nobody changes them. */
  defaults: z.object({ threshold: z.number().nullable(), forMinutes: z.number(), recoverMinutes: z.number() }),
  quietHours: quietHours.nullable(),
  snoozedUntil: instant.nullable(),
  /** Ids of channels; all of the app if empty. */
  channels: z.array(z.number().int()),
  /** How many enabled channels get it now. An enabled rule with none is only shown in the console. */
  reaches: z.number().int(),
});
export type AlertRule = z.infer<typeof alertRule>;

export const alertRulesAnswer = z.object({ rules: z.array(alertRule) });

export const alertRuleQuery = z.object({ ...appQuery.shape, rule: alertRuleName.describe("The rule to change.") });

export const changeAlertRule = z.object({
  enabled: z.boolean().optional(),
  threshold: z.number().min(0).max(1e9).nullable().optional().describe("null: the default."),
  forMinutes: minutes.nullable().optional().describe("null: the default."),
  recoverMinutes: minutes.nullable().optional().describe("null: the default."),
  quietHours: quietHours.nullable().optional().describe("null: none."),
  snoozedUntil: instant.nullable().optional().describe("null: not snoozed."),
  channels: z.array(z.number().int()).optional().describe("Ids of channels; all of the app if empty."),
});
export type ChangeAlertRule = z.input<typeof changeAlertRule>;

export const alertsQuery = z.object({
  ...appQuery.shape,
  ...localeQuery.shape,
  rule: alertRuleName.optional().describe("Alerts of this rule."),
  state: z
    .enum(ALERT_STATES)
    .optional()
    .describe("`pending` has not lasted long enough to be sent, `open` lasts, `closed` is over."),
  ...pageQuery.shape,
});
export type AlertsQuery = z.infer<typeof alertsQuery>;

export const alert = z.object({
  id: text("plain"),
  rule: alertRuleName,
  severity: z.enum(ALERT_SEVERITIES),
  state: z.enum(ALERT_STATES),
  since: instant,
  openedAt: instant.nullable(),
  closedAt: instant.nullable(),
  title: text("sentence"),
  lines: z.array(alertLine),
  /** The page of the console that shows it, as a path. */
  path: text("plain"),
  deliveries: z.array(z.object({ channelId: z.number().int(), kind: text("plain"), state: z.enum(DELIVERY_STATES) })),
});
export type Alert = z.infer<typeof alert>;

/** Newest first. Alerts of the installation are those of every app. */
export const alertsAnswer = z.object({ alerts: z.array(alert), nextCursor: text("plain").nullable() });
export type AlertsAnswer = z.infer<typeof alertsAnswer>;

export const watch = z.object({
  userId: text("userId"),
  createdAt: instant,
  expiresAt: instant,
  createdBy: text("plain"),
});
export type Watch = z.infer<typeof watch>;

export const watchesAnswer = z.object({
  watches: z.array(watch),
  /** The number of enabled channels that are notified. */
  reaches: z.number().int(),
});
export const watchQuery = z.object({ ...appQuery.shape, id: userIdQuery });

/** The range is that of the receipt. */
export const tencentAlertsQuery = z.object({ ...appQuery.shape, ...rangeQuery.shape, ...pageQuery.shape });
export type TencentAlertsQuery = z.infer<typeof tencentAlertsQuery>;

/** An alert callback of Tencent's, as it came. */
export const tencentAlert = z.object({
  id: text("plain"),
  receivedAt: instant,
  command: text("plain"),
  query: text("raw"),
  /** The first 64 KiB. */
  body: text("raw"),
  bodyBytes: z.number().int(),
});
export type TencentAlert = z.infer<typeof tencentAlert>;
export const tencentAlertsAnswer = z.object({ alerts: z.array(tencentAlert), nextCursor: text("plain").nullable() });
export type TencentAlertsAnswer = z.infer<typeof tencentAlertsAnswer>;
