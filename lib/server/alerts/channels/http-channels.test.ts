import { afterEach, expect, it } from "vitest";
import type { ChannelSettings } from "@/lib/contracts/alert-channels";
import { MINUTE, SECOND } from "@/lib/time/units";
import { serveStandIn, transportTo, type StandInServer } from "../../testing/stand-ins/http-server";
import { dingtalkStandIn, feishuStandIn, slackStandIn, wecomStandIn } from "../../testing/stand-ins/robots";
import type { StandIn } from "../../testing/stand-ins/types";
import { webhookStandIn, type ReceivedEvent } from "../../testing/stand-ins/webhook";
import { sender } from "./send";
import { alertMessage, DINGTALK_SECRET, FEISHU_SECRET, HTTP_SETTINGS, KEY } from "./testing/message";
import { SLACK_PATH, WEBHOOK_SECRET } from "./testing/message";
import type { HttpKind } from "./types";

const STAND_INS: Record<HttpKind, () => StandIn> = {
  wecom: () => wecomStandIn(KEY),
  dingtalk: () => dingtalkStandIn(KEY, DINGTALK_SECRET),
  feishu: () => feishuStandIn(KEY, FEISHU_SECRET),
  slack: () => slackStandIn(SLACK_PATH),
  webhook: () => webhookStandIn(WEBHOOK_SECRET),
};
const KINDS = Object.keys(STAND_INS) as HttpKind[];

const running: StandInServer[] = [];
afterEach(async () => {
  await Promise.all(running.splice(0).map((server) => server.close()));
});

/** A sender whose requests reach a stand-in. The clock of both is `clock`. */
async function connect(standIn: StandIn) {
  const clock = { now: Date.now() };
  const server = await serveStandIn(standIn, () => clock.now);
  running.push(server);
  const send = sender({ transport: transportTo(server), privateAllowed: false, now: () => clock.now });
  return { clock, server, send };
}

it.each(KINDS)("%s: the service accepts what opens and closes an alert, and a test", async (kind) => {
  const { send, clock } = await connect(STAND_INS[kind]());
  for (const message of [
    alertMessage(),
    alertMessage({ kind: "closed", link: null, hint: "Set ROLLCALL_PUBLIC_URL." }),
    alertMessage({ kind: "test", rule: null, alertId: null, app: null, severity: "info", lines: [], locale: "zh-CN" }),
  ]) {
    expect(await send(HTTP_SETTINGS[kind], message)).toMatchObject({ ok: true });
    clock.now += SECOND;
  }
});

it.each(KINDS)("%s: a message that is too long is cut, says so, and keeps its link", async (kind) => {
  const { send, server } = await connect(STAND_INS[kind]());
  const lines = [{ label: "用户", text: "会议中🎧".repeat(20_000) }];
  const long = alertMessage({ title: "标题".repeat(2_000), lines, locale: "zh-CN" });
  expect(await send(HTTP_SETTINGS[kind], long)).toMatchObject({ ok: true });
  const [request] = server.received;
  expect(request?.body).toContain("https://rollcall.example.com/incident?from=1&to=2");
  if (kind !== "webhook") expect(request?.body).toContain("内容过长，已截断");
  expect(request?.body).not.toContain("\uFFFD");
});

const WRONG: Record<HttpKind, [ChannelSettings, RegExp]> = {
  wecom: [{ kind: "wecom", url: HTTP_SETTINGS.wecom.url.replace(KEY, "another-key-1234") }, /93000/],
  dingtalk: [{ ...HTTP_SETTINGS.dingtalk, secret: "SECwrong-secret" }, /310000/],
  feishu: [{ ...HTTP_SETTINGS.feishu, secret: "wrong-feishu-secret" }, /19021/],
  slack: [{ kind: "slack", url: "https://hooks.slack.com/services/T0/B0/wrong-token-1234" }, /404 no_service/],
  webhook: [{ ...HTTP_SETTINGS.webhook, secret: "whsec_d3Jvbmctc2VjcmV0LTEyMzQ=" }, /401/],
};

it.each(KINDS)("%s: a wrong secret is refused, and the error shows no secret", async (kind) => {
  const { send } = await connect(STAND_INS[kind]());
  const [settings, expected] = WRONG[kind];
  const result = await send(settings, alertMessage());
  expect(result).toMatchObject({ ok: false, error: expect.stringMatching(expected) as string });
  // A robot's refusal is final. A receiver of webhooks may be in the middle of a deployment.
  expect("permanent" in result).toBe(kind !== "webhook");
  expect(JSON.stringify(result)).not.toMatch(/another-key|wrong-secret|wrong-feishu|wrong-token|d3Jvbmct/);
});

it.each([
  ["wecom", 20, /45009/, MINUTE],
  ["dingtalk", 20, /130101/, 10 * MINUTE],
  ["feishu", 5, /11232/, MINUTE],
  ["slack", 1, /429/, SECOND],
] as const)("%s: beyond its rate, the answer says when to come back", async (kind, count, error, retryAfterMs) => {
  const { send } = await connect(STAND_INS[kind]());
  for (let n = 0; n < count; n++) expect(await send(HTTP_SETTINGS[kind], alertMessage())).toMatchObject({ ok: true });
  expect(await send(HTTP_SETTINGS[kind], alertMessage())).toEqual({
    ok: false,
    error: expect.stringMatching(error) as string,
    retryAfterMs,
  });
});

it("a webhook gets a CloudEvent with the facts, the same id at every attempt", async () => {
  const events: ReceivedEvent[] = [];
  const { send } = await connect(webhookStandIn(WEBHOOK_SECRET, (event) => events.push(event)));
  await send(HTTP_SETTINGS.webhook, alertMessage());
  await send(HTTP_SETTINGS.webhook, alertMessage());
  expect(events[0]).toMatchObject({
    type: "im.rollcall.incident.opened",
    source: "/rollcall/apps/1400000000",
    subject: alertMessage().alertId,
    data: { facts: { ended: 19_463 }, severity: "critical" },
  });
  expect(events[1]).toEqual(events[0]);
});

it("during a rotation a webhook is signed with both secrets", async () => {
  const both = { ...HTTP_SETTINGS.webhook, secret: `whsec_bmV3LXNlY3JldC1uZXctc2VjcmV0 ${WEBHOOK_SECRET}` };
  for (const secret of both.secret.split(" ")) {
    const { send } = await connect(webhookStandIn(secret));
    expect(await send(both, alertMessage())).toMatchObject({ ok: true });
  }
});

it.each([
  ["https://evil.example.com/cgi-bin/webhook/send?key=abcdefgh"],
  ["https://qyapi.weixin.qq.com.evil.example.com/cgi-bin/webhook/send?key=abcdefgh"],
  ["http://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=abcdefgh"],
  ["https://qyapi.weixin.qq.com:8443/cgi-bin/webhook/send?key=abcdefgh"],
  ["https://qyapi.weixin.qq.com@evil.example.com/cgi-bin/webhook/send?key=abcdefgh"],
  ["https://qyapi.weixin.qq.com/cgi-bin/gettoken?key=abcdefgh"],
  ["https://qyapi.weixin.qq.com/cgi-bin/webhook/send"],
])("a robot never calls %s", async (url) => {
  const { send, server } = await connect(STAND_INS.wecom());
  expect(await send({ kind: "wecom", url }, alertMessage())).toMatchObject({ ok: false, permanent: true });
  expect(server.received).toHaveLength(0);
});

it("a receiver that is gone ends the delivery", async () => {
  const { send } = await connect(() => ({ status: 410, body: "gone" }));
  expect(await send(HTTP_SETTINGS.webhook, alertMessage())).toEqual({
    ok: false,
    error: "HTTP 410 gone",
    permanent: true,
    gone: true,
  });
});

it("an answer that repeats the address or the secret is shown without them", async () => {
  const echo: StandIn = ({ url }) => ({ status: 500, body: `${url.href} ${WEBHOOK_SECRET}` });
  const { send } = await connect(echo);
  const result = await send(HTTP_SETTINGS.webhook, alertMessage());
  expect(result).toMatchObject({ ok: false });
  expect(JSON.stringify(result)).not.toMatch(/hooks\/rollcall|whsec_/);
});
