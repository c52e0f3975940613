import { z } from "zod";
import { deliveryKind, alertRuleName } from "./alert-message";
import { CHANNEL_KINDS, DELIVERY_STATES } from "@/lib/alerts/values";
import { instant, locale, numberQuery, pageQuery, timeZone } from "./common";
import { personal, text } from "./personal";

const address = z.string().min(1).max(2_000);
const secret = z.string().min(1).max(255);

/** What a channel needs to send, by kind. */
export const channelSettings = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("wecom"), url: address.describe("The robot's address, with its key.") }),
  z.object({
    kind: z.literal("dingtalk"),
    url: address.describe("The robot's address, with its access token."),
    secret: secret.optional().describe("The secret of the robot's signature, if it has one."),
  }),
  z.object({
    kind: z.literal("feishu"),
    url: address.describe("The robot's address, of Feishu or Lark."),
    secret: secret.optional().describe("The secret of the robot's signature, if it has one."),
  }),
  z.object({ kind: z.literal("slack"), url: address.describe("The address of an incoming webhook.") }),
  z.object({
    kind: z.literal("email"),
    host: z.string().min(1).max(255).describe("SMTP server."),
    port: z.number().int().min(1).max(65_535),
    secure: z.boolean().describe("TLS from the start, as on port 465. Otherwise STARTTLS if the server has it."),
    user: z.string().max(255).optional(),
    password: secret.optional(),
    from: z.email().max(255),
    to: z.array(z.email().max(255)).min(1).max(20),
  }),
  z.object({
    kind: z.literal("webhook"),
    url: address.describe("An https address."),
    secret: secret.describe("Standard Webhooks: `whsec_` and base64. Two during a rotation, separated by a space."),
  }),
]);
export type ChannelSettings = z.infer<typeof channelSettings>;

const common = {
  name: z.string().min(1).max(100).register(personal, { kind: "plain" }),
  locale,
  timeZone,
  apps: z.array(text("plain")).describe("SDKAppIDs whose alerts it gets; all if empty."),
  enabled: z.boolean(),
  hourlyCap: z.number().int().min(1).max(1_000).describe("Messages an hour. One more says what was left out."),
};

/** What the last delivery of a channel came to. */
const lastDelivery = z.object({
  at: instant,
  kind: deliveryKind,
  state: z.enum(DELIVERY_STATES),
  error: text("plain").nullable(),
});

/** A channel as answers show it: its secrets are masked. */
export const alertChannel = z.object({
  id: z.number().int(),
  kind: z.enum(CHANNEL_KINDS),
  ...common,
  /** The settings with their secrets masked. */
  settings: z.record(text("plain"), z.unknown().register(personal, { kind: "plain" })),
  last: lastDelivery.nullable(),
  pending: z.number().int(),
});
export type AlertChannel = z.infer<typeof alertChannel>;

/** The secrets of a channel in the clear, by the name of the setting: `url`, `secret`, `password`. */
export const channelSecrets = z.object({ settings: z.record(text("plain"), text("secret")) });

export const channelsAnswer = z.object({ channels: z.array(alertChannel) });

export const newChannel = z.object({
  ...common,
  locale: common.locale.default("en"),
  timeZone: common.timeZone.default("Asia/Shanghai"),
  apps: common.apps.default([]),
  enabled: common.enabled.default(true),
  hourlyCap: common.hourlyCap.default(30),
  settings: channelSettings,
});
export type NewChannel = z.input<typeof newChannel>;

export const changeChannel = z.object({
  name: common.name.optional(),
  locale: common.locale.optional(),
  timeZone: common.timeZone.optional(),
  apps: common.apps.optional(),
  enabled: common.enabled.optional(),
  hourlyCap: common.hourlyCap.optional(),
  settings: z
    .record(z.string(), z.unknown())
    .optional()
    .describe("Fields that are left out keep their values; null removes one."),
});
export type ChangeChannel = z.input<typeof changeChannel>;

export const channelQuery = z.object({ id: numberQuery.int().describe("The channel's id.") });

/** What the test of a channel came to. */
export const testChannelAnswer = z.object({
  ok: z.boolean(),
  /** What the service answered; null if it refused or did not answer. */
  answer: text("plain").nullable(),
  error: text("plain").nullable(),
  durationMs: z.number(),
});
export type TestChannelAnswer = z.infer<typeof testChannelAnswer>;

export const deliveriesQuery = z.object({
  channel: numberQuery.int().optional().describe("Id of a channel."),
  state: z.enum(DELIVERY_STATES).optional().describe("How far the delivery is."),
  ...pageQuery.shape,
});
export type DeliveriesQuery = z.infer<typeof deliveriesQuery>;

export const alertDelivery = z.object({
  id: text("plain"),
  channelId: z.number().int(),
  alertId: text("plain").nullable(),
  rule: alertRuleName.nullable(),
  kind: deliveryKind,
  state: z.enum(DELIVERY_STATES),
  title: text("aboutUser"),
  attempts: z.number().int(),
  createdAt: instant,
  /** When it is tried next; null unless it is pending. */
  nextAttemptAt: instant.nullable(),
  sentAt: instant.nullable(),
  lastError: text("plain").nullable(),
});
export type AlertDelivery = z.infer<typeof alertDelivery>;

export const deliveriesAnswer = z.object({
  deliveries: z.array(alertDelivery),
  nextCursor: text("plain").nullable(),
});
export type DeliveriesAnswer = z.infer<typeof deliveriesAnswer>;
