import { createHmac } from "node:crypto";
import { z } from "zod";
import { HOUR, MINUTE, SECOND } from "@/lib/time/units";
import { bytesOf, json, rate, type StandIn } from "./types";

// The robots of WeCom, DingTalk, Feishu and Slack, as their documentation describes them.

const wecomBody = z.strictObject({ msgtype: z.literal("markdown"), markdown: z.strictObject({ content: z.string() }) });

/** 20 messages a minute, 4,096 bytes of Markdown. */
export function wecomStandIn(key: string): StandIn {
  const tooFast = rate(20, MINUTE);
  return ({ url, body, at }) => {
    const refuse = (errcode: number, errmsg: string) => json({ errcode, errmsg });
    if (url.pathname !== "/cgi-bin/webhook/send") return { status: 404, body: "" };
    if (url.searchParams.get("key") !== key) return refuse(93000, `invalid webhook url: ${url.href}`);
    const message = wecomBody.safeParse(JSON.parse(body));
    if (!message.success) return refuse(40008, "invalid message type");
    if (bytesOf(message.data.markdown.content) > 4_096) return refuse(40058, "markdown.content exceed max length 4096");
    if (tooFast(at)) return refuse(45009, "api freq out of limit");
    return json({ errcode: 0, errmsg: "ok" });
  };
}

const dingtalkBody = z.strictObject({
  msgtype: z.literal("markdown"),
  markdown: z.strictObject({ title: z.string().min(1), text: z.string().min(1) }),
  at: z.strictObject({ isAtAll: z.literal(false) }),
});

/** Signature within an hour, 20,000 bytes, 20 messages a minute; beyond them the robot is mute for ten minutes. */
export function dingtalkStandIn(token: string, secret: string): StandIn {
  const tooFast = rate(20, MINUTE);
  let mutedUntil = -Infinity;
  return ({ url, body, at }) => {
    const refuse = (errcode: number, errmsg: string) => json({ errcode, errmsg });
    const query = url.searchParams;
    if (url.pathname !== "/robot/send") return { status: 404, body: "" };
    if (query.get("access_token") !== token) return refuse(300005, "token is not exist");
    const timestamp = query.get("timestamp") ?? "";
    const sign = createHmac("sha256", secret).update(`${timestamp}\n${secret}`).digest("base64");
    if (!/^\d{13}$/.test(timestamp) || Math.abs(Number(timestamp) - at) > HOUR || query.get("sign") !== sign) {
      return refuse(310000, "sign not match");
    }
    if (bytesOf(body) > 20_000) return refuse(460101, "message too long");
    if (!dingtalkBody.safeParse(JSON.parse(body)).success) return refuse(400, "invalid message");
    if (at < mutedUntil) return refuse(410100, "send too fast");
    if (tooFast(at)) {
      mutedUntil = at + 10 * MINUTE;
      return refuse(130101, "send too fast, exceed 20 times per minute");
    }
    return json({ errcode: 0, errmsg: "ok" });
  };
}

const plain = z.strictObject({ tag: z.literal("plain_text"), content: z.string() });
const feishuBody = z.strictObject({
  timestamp: z.string().regex(/^\d{10}$/),
  sign: z.string(),
  msg_type: z.literal("interactive"),
  card: z.strictObject({
    header: z.strictObject({ title: plain, template: z.enum(["red", "orange", "blue", "green", "grey"]) }),
    elements: z.array(
      z.union([
        z.strictObject({ tag: z.literal("div"), text: plain }),
        z.strictObject({
          tag: z.literal("action"),
          actions: z.array(z.strictObject({ tag: z.literal("button"), text: plain, url: z.url(), type: z.string() })),
        }),
      ]),
    ),
  }),
});

/** Signature within an hour, 20 kB, 100 messages a minute and 5 a second. */
export function feishuStandIn(hook: string, secret: string): StandIn {
  const [tooFastByMinute, tooFastBySecond] = [rate(100, MINUTE), rate(5, SECOND)];
  return ({ url, body, at }) => {
    const refuse = (code: number, msg: string) => json({ code, msg, data: {} });
    if (url.pathname !== `/open-apis/bot/v2/hook/${hook}`)
      return refuse(19001, "param invalid: incoming webhook token");
    if (bytesOf(body) > 20_000) return refuse(9499, "Bad Request");
    const parsed = feishuBody.safeParse(JSON.parse(body));
    if (!parsed.success) return refuse(9499, "Bad Request");
    const { timestamp, sign } = parsed.data;
    const expected = createHmac("sha256", `${timestamp}\n${secret}`).digest("base64");
    if (sign !== expected || Math.abs(Number(timestamp) * SECOND - at) > HOUR) {
      return refuse(19021, "sign match fail or timestamp is not within one hour from current time");
    }
    if ([tooFastByMinute(at), tooFastBySecond(at)].includes(true)) return refuse(11232, "frequency limited");
    return json({ code: 0, msg: "success", data: {} });
  };
}

const slackBody = z.strictObject({
  text: z.string().min(1),
  blocks: z.tuple([
    z.strictObject({
      type: z.literal("header"),
      text: z.strictObject({
        type: z.literal("plain_text"),
        text: z.string().max(150),
        emoji: z.boolean(),
      }),
    }),
    z.strictObject({
      type: z.literal("rich_text"),
      elements: z.tuple([
        z.strictObject({
          type: z.literal("rich_text_section"),
          elements: z.array(
            z.union([
              z.strictObject({ type: z.literal("text"), text: z.string() }),
              z.strictObject({ type: z.literal("link"), url: z.url(), text: z.string() }),
            ]),
          ),
        }),
      ]),
    }),
  ]),
});

/** One message a second. Answers are words. */
export function slackStandIn(path: string): StandIn {
  const tooFast = rate(1, SECOND);
  return ({ url, body, at }) => {
    if (url.pathname !== path) return { status: 404, body: "no_service" };
    if (!slackBody.safeParse(JSON.parse(body)).success) return { status: 400, body: "invalid_blocks" };
    if (tooFast(at)) return { status: 429, body: "rate_limited", headers: { "retry-after": "1" } };
    return { status: 200, body: "ok" };
  };
}
