import fc from "fast-check";
import { expect, it } from "vitest";
import { CHANNEL_KINDS } from "@/lib/alerts/values";
import { changeChannel, newChannel, type AlertChannel } from "@/lib/contracts/alert-channels";
import { changeAlertRule, type AlertRule } from "@/lib/contracts/alerts";
import { changeBody, missingFields, newBody, newValues, valuesOf, withKind } from "./channel-form";
import { ruleBody, ruleProblems, ruleValues } from "./rule-form";
import { formatMinute, readMinute } from "./time-of-day";
import { webhookSecret } from "./webhook-secret";

const FILLED = {
  ...newValues("zh-CN", "Asia/Shanghai"),
  name: " Night shift ",
  url: " https://hooks.example.com/x ",
  host: "smtp.example.com",
  from: "rollcall@example.com",
  to: "a@example.com, b@example.com；c@example.com",
};
const CHANNEL: AlertChannel = {
  id: 1,
  kind: "email",
  name: "Mail",
  locale: "en",
  timeZone: "UTC",
  apps: [],
  enabled: true,
  hourlyCap: 10,
  settings: {
    kind: "email",
    host: "smtp.example.com",
    port: 587,
    secure: false,
    from: "a@example.com",
    to: ["b@c.de"],
  },
  last: null,
  pending: 0,
};
const RULE: AlertRule = {
  rule: "incident",
  scope: "app",
  severity: "critical",
  enabled: true,
  threshold: 10,
  unit: "connections_ended",
  forMinutes: 2,
  recoverMinutes: 5,
  defaults: { threshold: 10, forMinutes: 2, recoverMinutes: 5 },
  quietHours: { from: 1_320, to: 480 },
  snoozedUntil: null,
  channels: [3],
  reaches: 1,
};

it.each(CHANNEL_KINDS)("makes a body of a %s channel that the API takes", (kind) => {
  const values = { ...withKind(FILLED, kind), url: FILLED.url };
  expect(missingFields(values, false)).toEqual([]);
  const body = newChannel.parse(newBody(values));
  expect(body).toMatchObject({ name: "Night shift", locale: "zh-CN", settings: { kind } });
  if (body.settings.kind === "email") expect(body.settings.to).toHaveLength(3);
});

it("names the fields that are missing, but not a secret that is kept", () => {
  expect(missingFields(newValues("en", "UTC"), false)).toEqual(["name", "url"]);
  expect(missingFields(newValues("en", "UTC"), true)).toEqual(["name"]);
  expect(missingFields({ ...newValues("en", "UTC"), kind: "email", name: "a" }, true)).toEqual(["host", "from", "to"]);
});

it("leaves out what is empty when a channel is changed", () => {
  const body = changeChannel.parse(changeBody({ ...withKind(FILLED, "dingtalk"), secret: "" }));
  expect(body.settings).toEqual({});
  const mail = changeBody(valuesOf(CHANNEL));
  expect(mail).toMatchObject({ hourlyCap: 10, timeZone: "UTC", settings: { port: 587, secure: false, user: null } });
});

it("makes signing secrets of 32 bytes that differ", () => {
  const [a, b] = [webhookSecret(), webhookSecret()];
  expect(a).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
  expect(a).not.toBe(b);
});

it("reads every minute of the day that it writes", () => {
  fc.assert(fc.property(fc.integer({ min: 0, max: 1_439 }), (minute) => readMinute(formatMinute(minute)) === minute));
  expect(["24:00", "7:60", "", "7", "x7:00"].map(readMinute)).toEqual([null, null, null, null, null]);
  expect(readMinute(" 7：05 ")).toBe(425);
});

it("keeps a rule whose form is saved without a change", () => {
  const body = changeAlertRule.parse(ruleBody(ruleValues(RULE), RULE));
  expect(body).toEqual({
    threshold: 10,
    forMinutes: 2,
    recoverMinutes: 5,
    quietHours: { from: 1_320, to: 480 },
    channels: [3],
  });
});

it("takes the default for an empty number, and asks for both ends of the quiet hours", () => {
  const values = { ...ruleValues(RULE), threshold: "", quietFrom: "22:00", quietTo: "" };
  expect(ruleBody(values, RULE)).toMatchObject({ threshold: null, quietHours: null });
  expect(ruleProblems(values)).toEqual({ quietTo: "badTime" });
  expect(ruleProblems({ ...values, quietFrom: "" })).toEqual({});
});
