import type { ChannelSettings } from "@/lib/contracts/alert-channels";
import type { AlertMessage } from "@/lib/contracts/alert-message";

/** The message of an incident that opened. */
export function alertMessage(changed: Partial<AlertMessage> = {}): AlertMessage {
  return {
    id: "0198c0de-0000-7000-8000-000000000001",
    kind: "opened",
    rule: "incident",
    alertId: "0198c0de-0000-7000-8000-0000000000aa",
    severity: "critical",
    app: { sdkAppId: "1400000000", name: "Chat" },
    title: "Chat: incident since 01:26, 28 × usual",
    lines: [
      { label: "Ended connections", text: "19,463 in 34 min" },
      { label: "Baseline", text: "20 a minute" },
    ],
    link: { label: "Open in Rollcall", url: "https://rollcall.example.com/incident?from=1&to=2" },
    hint: null,
    at: "2026-11-26T17:30:00.000Z",
    locale: "en",
    timeZone: "Asia/Shanghai",
    data: { ended: 19_463, usual: 20 },
    ...changed,
  };
}

export const KEY = "693a91f6-7xxx-4bc4-97a0-0ec2sifa5aaa";
export const DINGTALK_SECRET = "SECd41d8cd98f00b204e9800998ecf8427e";
export const FEISHU_SECRET = "feishu-secret-value";
export const WEBHOOK_SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
export const SLACK_PATH = "/services/T00000000/B00000000/XXXXXXXXXXXXXXXXXXXXXXXX";

/** Settings of a channel of each kind that is called over HTTP. */
export const HTTP_SETTINGS = {
  wecom: { kind: "wecom", url: `https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=${KEY}` },
  dingtalk: {
    kind: "dingtalk",
    url: `https://oapi.dingtalk.com/robot/send?access_token=${KEY}`,
    secret: DINGTALK_SECRET,
  },
  feishu: { kind: "feishu", url: `https://open.feishu.cn/open-apis/bot/v2/hook/${KEY}`, secret: FEISHU_SECRET },
  slack: { kind: "slack", url: `https://hooks.slack.com${SLACK_PATH}` },
  webhook: { kind: "webhook", url: "https://ops.example.com/hooks/rollcall", secret: WEBHOOK_SECRET },
} as const satisfies Record<string, ChannelSettings>;
