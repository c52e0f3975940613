import { z } from "zod";
import { instant } from "./common";
import { text } from "./personal";
import { TOKEN_ROLES } from "./roles";
import { MAX_OWN_TOKEN_DAYS, MAX_TOKEN_DAYS, MAX_TOKEN_GRACE_HOURS, OWN_TOKEN_DAYS, TOKEN_STATES } from "./values";

export const tokenRole = z.enum(TOKEN_ROLES);

export const apiToken = z.object({
  id: text("plain"),
  name: text("plain"),
  /** The first characters. */
  prefix: text("plain"),
  /** SDKAppID that a request without `app` means. */
  app: text("plain").nullable(),
  /** Null if this version does not know the role. Such a token is refused. */
  role: tokenRole.nullable(),
  /** SDKAppIDs of the apps that it reads; null for all. */
  apps: z.array(text("plain")).nullable(),
  /** E-mail of the person whose token it is; null if it is for a service. */
  owner: text("plain").nullable(),
  state: z.enum(TOKEN_STATES),
  createdAt: instant,
  /** Null if it does not end by itself. */
  expiresAt: instant.nullable(),
  rotatedAt: instant.nullable(),
  /** Until when the secret before the last rotation works too; null if it does not. */
  oldUntil: instant.nullable(),
  lastUsedAt: instant.nullable(),
  lastAddress: text("plain").nullable(),
});
export type ApiToken = z.infer<typeof apiToken>;

export const tokensAnswer = z.object({ tokens: z.array(apiToken) });
export const ownTokensAnswer = z.object({
  /** Whether the installation allows them. */
  allowed: z.boolean(),
  tokens: z.array(apiToken),
});

const days = (most: number) => z.number().int().min(1).max(most);

export const newToken = z.object({
  name: z.string().trim().min(1).max(100),
  app: z.string().min(1).nullable().default(null).describe("SDKAppID that a request without `app` means."),
  role: tokenRole.default("operator").describe("What it may read and do."),
  apps: z.array(z.string()).min(1).nullable().default(null).describe("SDKAppIDs of the apps that it reads; null: all."),
  days: days(MAX_TOKEN_DAYS).nullable().default(null).describe("Days until it expires; null: it does not."),
});
export type NewToken = z.input<typeof newToken>;

export const newOwnToken = newToken.extend({
  days: days(MAX_OWN_TOKEN_DAYS).default(OWN_TOKEN_DAYS).describe("Days until it expires."),
});
export type NewOwnToken = z.input<typeof newOwnToken>;

export const tokenQuery = z.object({ id: z.string().min(1).describe("The token's id.") });

export const rotateToken = z.object({
  graceHours: z
    .number()
    .int()
    .min(0)
    .max(MAX_TOKEN_GRACE_HOURS)
    .default(24)
    .describe("Hours for which the secret until now works too."),
});
export type RotateToken = z.input<typeof rotateToken>;

/** `token` is the secret itself, which is in no other answer. */
export const newTokenAnswer = z.object({ ...apiToken.shape, token: text("secret") });
export type NewTokenAnswer = z.infer<typeof newTokenAnswer>;
/** Whoever makes a token for themselves sees its secret, whatever their role is. */
export const newOwnTokenAnswer = z.object({ ...apiToken.shape, token: text("plain") });
