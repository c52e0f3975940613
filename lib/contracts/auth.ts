import { z } from "zod";
import { newPassword } from "./account";
import { instant } from "./common";
import { TOKEN_ROLES } from "./roles";
import { text } from "./personal";
import { MAX_PASSWORD_LENGTH } from "./values";

export const firstAdmin = z.object({
  token: z.string().min(1).describe("The one-time token that the server prints at its start."),
  name: z.string().max(100).default(""),
  email: z.email().max(255),
  password: newPassword,
});
export type FirstAdmin = z.input<typeof firstAdmin>;

export const tokenRole = z.enum(TOKEN_ROLES);

export const signIn = z.object({ email: z.email().max(255), password: z.string().min(1).max(MAX_PASSWORD_LENGTH) });
export type SignIn = z.input<typeof signIn>;

export const apiToken = z.object({
  id: text("plain"),
  name: text("plain"),
  prefix: text("plain"),
  /** SDKAppID that a request without `app` means. */
  app: text("plain").nullable(),
  role: tokenRole,
  /** SDKAppIDs of the apps that it reads; null for all. */
  apps: z.array(text("plain")).nullable(),
  createdAt: instant,
  lastUsedAt: instant.nullable(),
});
export type ApiToken = z.infer<typeof apiToken>;

export const tokensAnswer = z.object({ tokens: z.array(apiToken) });
export const newToken = z.object({
  name: z.string().min(1).max(100),
  app: z.string().min(1).nullable().default(null).describe("SDKAppID that a request without `app` means."),
  role: tokenRole.default("operator").describe("What it may read and do."),
  apps: z.array(z.string()).min(1).nullable().default(null).describe("SDKAppIDs of the apps that it reads; null: all."),
});
export type NewToken = z.input<typeof newToken>;
export const tokenQuery = z.object({ id: z.string().describe("The token's id.") });
/** `token` is the token itself. It cannot be read again. */
export const newTokenAnswer = z.object({ ...apiToken.shape, token: text("secret") });
