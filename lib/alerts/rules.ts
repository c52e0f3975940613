import type { AlertRuleName, AlertSeverity, ThresholdUnit } from "./values";

/** What a rule is, and its settings if nobody changes them. */
export interface RuleSpec {
  /** A rule of the installation is the same for every app. */
  scope: "app" | "installation";
  severity: AlertSeverity;
  /** Null if the rule has no threshold. */
  threshold: { value: number; unit: ThresholdUnit } | null;
  /** How long the condition must last before the alert opens. */
  forMinutes: number;
  /** How long the condition must be absent before the alert closes. */
  recoverMinutes: number;
}

/** Every rule. The defaults suit a new installation with one channel: each alert is worth a look. */
export const RULES: Record<AlertRuleName, RuleSpec> = {
  callbacks_stopped: {
    scope: "app",
    severity: "critical",
    threshold: { value: 20, unit: "expected_callbacks" },
    forMinutes: 5,
    recoverMinutes: 2,
  },
  callbacks_refused: {
    scope: "app",
    severity: "critical",
    threshold: { value: 5, unit: "percent_refused" },
    forMinutes: 2,
    recoverMinutes: 5,
  },
  clock_off: {
    scope: "app",
    severity: "warning",
    threshold: { value: 30, unit: "seconds_off" },
    forMinutes: 3,
    recoverMinutes: 5,
  },
  incident: {
    scope: "app",
    severity: "critical",
    threshold: { value: 10, unit: "connections_ended" },
    forMinutes: 2,
    recoverMinutes: 5,
  },
  online_low: {
    scope: "app",
    severity: "warning",
    threshold: { value: 50, unit: "percent_below_usual" },
    forMinutes: 10,
    recoverMinutes: 10,
  },
  backlog: {
    scope: "installation",
    severity: "warning",
    threshold: { value: 60, unit: "seconds_behind" },
    forMinutes: 2,
    recoverMinutes: 5,
  },
  disk_full: {
    scope: "installation",
    severity: "critical",
    threshold: { value: 10, unit: "percent_free" },
    forMinutes: 2,
    recoverMinutes: 10,
  },
  watched_user: { scope: "app", severity: "info", threshold: null, forMinutes: 1, recoverMinutes: 0 },
  tencent_alert: {
    scope: "app",
    severity: "warning",
    threshold: { value: 1, unit: "callbacks" },
    forMinutes: 0,
    recoverMinutes: 60,
  },
};
