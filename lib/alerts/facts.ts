import type { Millis } from "@/lib/time/units";
import type { AlertRuleName } from "./values";

/** What each rule saw. Numbers are as of when the alert was last looked at. */
export interface FactsByRule {
  callbacks_stopped: {
    /** When the newest callback was received, refused ones included. */
    lastAt: Millis;
    /** Callbacks that were expected since then, by the usual rate. */
    expected: number;
  };
  callbacks_refused: {
    refused: number;
    /** All callbacks of the same minutes. */
    received: number;
    minutes: number;
    /** Refused callbacks by cause. */
    causes: Record<string, number>;
  };
  clock_off: {
    /** Our clock minus Tencent's. */
    skewMs: Millis;
  };
  incident: {
    from: Millis;
    to: Millis;
    ended: number;
    usual: number;
    peakPerMinute: number;
    peakAt: Millis;
    /** What it points at so far, by language; null if that could not be read. */
    conclusion: TextByLocale | null;
  };
  online_low: {
    online: number;
    usual: number;
  };
  backlog: {
    /** How long the oldest callback has waited to be processed. */
    behindMs: Millis;
    /** Users whose newest events are not folded. */
    users: number;
    /** Callbacks that are in a journal only. */
    journalRecords: number;
  };
  disk_full: {
    /** The machine and the data directory. */
    instance: string;
    freeBytes: number;
    totalBytes: number;
  };
  watched_user: {
    userId: string;
    online: boolean;
    /** When the user came online or went offline. */
    at: Millis;
    /** Why the user went offline, by language. */
    reason: TextByLocale | null;
  };
  tencent_alert: {
    command: string;
    /** Callbacks with this command and subject since the alert began. */
    count: number;
    lastAt: Millis;
    /** Of Alert.RequestOverLimit: which API, and how many calls a second. */
    api: string | null;
    request: number | null;
    limit: number | null;
    /** The beginning of the newest body. */
    body: string;
  };
}

export type TextByLocale = Record<"en" | "zh-CN", string>;

/** The facts of an alert, with its rule. */
export type AlertFacts = { [Rule in AlertRuleName]: { rule: Rule } & FactsByRule[Rule] }[AlertRuleName];
