import { describe, expect, it } from "vitest";
import type { AlertFacts } from "@/lib/alerts/facts";
import { ALERT_RULES } from "@/lib/alerts/values";
import { alertMessage } from "@/lib/contracts/alert-message";
import { HOUR, MINUTE } from "@/lib/time/units";
import { flatten } from "../testing/flatten";
import { LOCALES } from "../locale";
import en from "./en.json";
import { alertText, renderAlert, renderLeftOut, renderTest } from "./render-alert";
import { alertTexts } from "./translate";
import zh from "./zh-CN.json";

const T0 = Date.UTC(2026, 10, 26, 17, 26);
const app = { sdkAppId: "1400000001", name: "Shop" };
const both = (text: string) => ({ en: text, "zh-CN": text });

/** Facts of every rule. */
const FACTS: AlertFacts[] = [
  { rule: "callbacks_stopped", lastAt: T0, expected: 412.3 },
  { rule: "callbacks_refused", refused: 30, received: 40, minutes: 5, causes: { signature: 28, field: 2 } },
  { rule: "clock_off", skewMs: -75_000 },
  {
    rule: "incident",
    from: T0,
    to: T0 + 34 * MINUTE,
    ended: 19_463,
    usual: 695,
    peakPerMinute: 900,
    peakAt: T0 + MINUTE,
    conclusion: both("All alike: suspect your servers or Tencent."),
  },
  { rule: "online_low", online: 310, usual: 1_240 },
  { rule: "backlog", behindMs: 95_000, users: 1, journalRecords: 5_000 },
  { rule: "disk_full", instance: "host /data", freeBytes: 3 * 1024 ** 3, totalBytes: 100 * 1024 ** 3 },
  { rule: "watched_user", userId: "ada", online: false, at: T0, reason: both("Network lost.") },
  {
    rule: "tencent_alert",
    command: "Alert.RequestOverLimit",
    count: 2,
    lastAt: T0,
    api: "openim/batchsendmsg",
    request: 510,
    limit: 200,
    body: '{"Limit":200}',
  },
];
const envelope = {
  id: "018f0000-0000-7000-8000-000000000001",
  at: new Date(T0).toISOString(),
  publicUrl: "https://rollcall.example.com",
};
const china = { locale: "zh-CN", timeZone: "Asia/Shanghai" } as const;
const utc = { locale: "en", timeZone: "UTC" } as const;

it("has facts of every rule", () => {
  expect(FACTS.map(({ rule }) => rule)).toEqual(ALERT_RULES);
  expect([...flatten(zh).keys()].sort()).toEqual([...flatten(en).keys()].sort());
});

describe.each(FACTS)("an alert of $rule", (facts) => {
  it.each(LOCALES)("says what, since when and how much in %s", (locale) => {
    for (const closedAt of [null, T0 + HOUR]) {
      const alert = { facts, app, since: T0, closedAt, alertId: envelope.id };
      const kind = closedAt === null ? ("opened" as const) : ("closed" as const);
      const message = renderAlert({ ...alert, kind }, { ...envelope, locale, timeZone: "Asia/Shanghai" });
      expect(alertMessage.parse(message)).toEqual(message);
      expect(message.title).not.toMatch(/\n|undefined|NaN/);
      expect(message.lines.map(({ text }) => text)).toContain("2026-11-27 01:26 (UTC+8)");
      for (const { label, text } of message.lines) expect([label, text]).not.toContain("");
      expect(new URL(message.link?.url ?? "").searchParams.get("app")).toBe(app.sdkAppId);
    }
  });
});

it("writes a title that says it all in a notification", () => {
  const title = (rule: string, options: typeof china | typeof utc, closedAt: number | null = null) => {
    const facts = FACTS.find((one) => one.rule === rule);
    if (facts === undefined) throw new Error(`no facts of ${rule}`);
    return alertText({ facts, app: rule === "disk_full" ? null : app, since: T0, closedAt }, options).title;
  };
  expect(title("callbacks_stopped", utc)).toBe("[Alert] Shop: no callbacks since 17:26");
  expect(title("callbacks_stopped", china)).toBe("【告警】Shop：01:26 起未收到回调");
  expect(title("incident", utc)).toBe("[Alert] Shop: 19,463 connections ended, 28 × usual");
  expect(title("incident", china, T0 + HOUR)).toBe("【恢复】Shop：异常事件结束，共 19,463 个连接断开");
  expect(title("clock_off", utc)).toBe("[Alert] Shop: clock is 1 min 15 s behind Tencent’s");
  expect(title("disk_full", utc)).toBe("[Alert] Rollcall: disk nearly full, 3 % free");
  expect(title("watched_user", china)).toBe("【提醒】Shop：ada 于 01:26 下线");
  expect(title("tencent_alert", utc)).toBe("[Alert] Shop: openim/batchsendmsg called 510 times a second, limit 200");
});

it("links to the console, or says how to set its address", () => {
  const test = renderTest({ ...envelope, ...utc, channel: "Ops" });
  expect([test.link?.url, test.hint]).toEqual(["https://rollcall.example.com/alerts", null]);
  const without = renderTest({ ...envelope, ...china, channel: "Ops", publicUrl: null });
  expect(without.link).toBeNull();
  expect(without.hint).toContain("ROLLCALL_PUBLIC_URL");
});

it("says what the cap left out, by title up to ten", () => {
  const titles = Array.from({ length: 13 }, (_, i) => `alert ${i}`);
  const { title, lines } = renderLeftOut({ ...envelope, ...utc, titles, cap: 30 });
  expect(title).toBe("[Alert] Rollcall: 13 more messages left out");
  expect(lines.map(({ text }) => text).slice(9)).toEqual([
    "alert 9",
    "and 3 more",
    "The channel takes 30 messages an hour.",
  ]);
});

it("writes durations and sizes", () => {
  const { duration, bytes } = alertTexts(utc);
  expect([9_999, 61_000, 2 * HOUR, 26 * HOUR].map(duration)).toEqual(["9 s", "1 min 1 s", "2 h", "1 d 2 h"]);
  expect([0, 1_536, 5 * 1024 ** 4].map(bytes)).toEqual(["0 B", "1.5 KiB", "5 TiB"]);
});
