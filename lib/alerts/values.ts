/** Few rules. Anything finer is Prometheus's job: ops/alerts.yml. */
export const ALERT_RULES = [
  "callbacks_stopped",
  "callbacks_refused",
  "clock_off",
  "incident",
  "online_low",
  "backlog",
  "disk_full",
  "watched_user",
  "tencent_alert",
] as const;

export const ALERT_SEVERITIES = ["critical", "warning", "info"] as const;

/** What a threshold counts, by rule. */
export const THRESHOLD_UNITS = [
  "expected_callbacks",
  "percent_refused",
  "seconds_off",
  "connections_ended",
  "percent_below_usual",
  "seconds_behind",
  "percent_free",
  "callbacks",
] as const;

export const CHANNEL_KINDS = ["wecom", "dingtalk", "feishu", "slack", "email", "webhook"] as const;

/** `left_out` says what the hourly cap of a channel left out. */
export const DELIVERY_KINDS = ["opened", "closed", "test", "left_out"] as const;
/** `left_out` is not sent: beyond the hourly cap, over before it was due, or the end of an alert that was not sent. */
export const DELIVERY_STATES = ["pending", "sent", "failed", "left_out"] as const;
/** `pending` has not lasted long enough to open. */
export const ALERT_STATES = ["pending", "open", "closed"] as const;

export type AlertRuleName = (typeof ALERT_RULES)[number];
export type AlertSeverity = (typeof ALERT_SEVERITIES)[number];
export type ThresholdUnit = (typeof THRESHOLD_UNITS)[number];
export type ChannelKind = (typeof CHANNEL_KINDS)[number];
export type DeliveryKind = (typeof DELIVERY_KINDS)[number];
export type DeliveryState = (typeof DELIVERY_STATES)[number];
