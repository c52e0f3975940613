import fc from "fast-check";
import { Webhook } from "standardwebhooks";
import { expect, it } from "vitest";
import { addressProblem } from "./address";
import { readAnswer } from "./answers";
import { htmlOf } from "./email-html";
import { isPublicAddress } from "./public-address";
import { requestOf } from "./send";
import { alertMessage, HTTP_SETTINGS, WEBHOOK_SECRET } from "./testing/message";
import { cutBytes, plainMarkdown } from "./text";
import { webhookSign } from "./webhook";

const NOW = Date.parse("2026-11-26T17:30:00.000Z");

it("cuts a text to a number of bytes, between characters", () => {
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom("a", "é", "会", "🎧"), maxLength: 100 }),
      fc.integer({ min: 20, max: 300 }),
      (text, max) => {
        const cut = cutBytes(text, max, "en");
        expect(Buffer.byteLength(cut)).toBeLessThanOrEqual(max);
        const kept = cut.endsWith("… (shortened)") ? cut.slice(0, -"… (shortened)".length) : text;
        expect(text.startsWith(kept)).toBe(true);
        expect(cut === text).toBe(Buffer.byteLength(text) <= max);
      },
    ),
  );
});

it("leaves no markup, mention or image in a text of others", () => {
  const hostile = "<@all> [x](https://evil.example.com) **b** `c` ![i](u) # h user_1@example.com";
  const content = requestOf(HTTP_SETTINGS.wecom, alertMessage({ title: hostile, lines: [] }), NOW).body;
  expect(content).not.toMatch(/<@all>|\[x\]|!\[/);
  expect(plainMarkdown("user_1@example.com")).toBe("user_1@example.com");
  expect(htmlOf(alertMessage({ title: '<img src=x onerror="a">' }))).not.toContain("<img");
  const slack = requestOf(HTTP_SETTINGS.slack, alertMessage({ title: "<!channel> & more" }), NOW).body;
  expect(JSON.parse(slack)).toMatchObject({ text: "🔴 &lt;!channel&gt; &amp; more" });
});

it("signs as Standard Webhooks' own library does", () => {
  const [id, seconds, body] = ["msg_p5jXN8AQM9LWM0D4loKWxJek", 1_614_265_330, '{"test": 2432232314}'] as const;
  const expected = new Webhook(WEBHOOK_SECRET).sign(id, new Date(seconds * 1000), body);
  expect(webhookSign(WEBHOOK_SECRET, id, seconds, body)).toBe(expected);
});

it("accepts https webhooks, and http ones only where private addresses are allowed", () => {
  expect(addressProblem("webhook", "https://ops.example.com/x", false)).toBeNull();
  expect(addressProblem("webhook", "http://ops.example.com/x", false)).toMatch(/https/);
  expect(addressProblem("webhook", "http://10.0.0.1/x", true)).toBeNull();
  expect(addressProblem("webhook", "file:///etc/passwd", true)).toMatch(/https/);
  expect(addressProblem("webhook", "https://user:pass@ops.example.com/", true)).toMatch(/password/);
  expect(addressProblem("webhook", "not a url", true)).toMatch(/not a URL/);
  for (const settings of Object.values(HTTP_SETTINGS)) {
    expect(addressProblem(settings.kind, settings.url, false)).toBeNull();
  }
  const lark = HTTP_SETTINGS.feishu.url.replace("open.feishu.cn", "open.larksuite.com");
  expect(addressProblem("feishu", lark, false)).toBeNull();
});

it("counts no IPv4 address as public when it is written as IPv6", () => {
  fc.assert(
    fc.property(fc.ipV4(), (address) => {
      expect(isPublicAddress(`::ffff:${address}`)).toBe(isPublicAddress(address));
    }),
  );
  expect(isPublicAddress("8.8.8.8")).toBe(true);
  expect(isPublicAddress("2606:4700:4700::1111")).toBe(true);
  expect(isPublicAddress("no address")).toBe(false);
});

it.each([
  [{ status: 503, headers: { "retry-after": "120" }, body: "" }, { retryAfterMs: 120_000 }],
  [
    { status: 429, headers: { "retry-after": new Date(NOW + 30_000).toUTCString() }, body: "" },
    { retryAfterMs: 30_000 },
  ],
  [{ status: 429, headers: {}, body: "" }, { retryAfterMs: 60_000 }],
  [{ status: 302, headers: { location: "http://10.0.0.1/" }, body: "" }, { permanent: true }],
  [{ status: 500, headers: {}, body: "oops" }, { error: "HTTP 500 oops" }],
])("reads %j", (answer, expected) => {
  expect(readAnswer("webhook", answer, NOW)).toMatchObject({ ok: false, ...expected });
});

it("does not take a robot's answer for a success unless its code is 0", () => {
  const answers = ["", "<html>", "{}", "[]", "null", '{"errcode":"0"}', '{"errcode":-1}'];
  for (const body of answers) {
    expect(readAnswer("wecom", { status: 200, headers: {}, body }, NOW)).toMatchObject({ ok: false });
  }
});
