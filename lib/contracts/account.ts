import { z } from "zod";
import { instant, locale } from "./common";
import { ownFactors } from "./factors";
import { text } from "./personal";
import { MAX_NAME_LENGTH, MAX_PASSWORD_LENGTH } from "./values";

/** A new password. Its rules are those of lib/server/auth/password-rules.ts, which say why it is refused. */
export const newPassword = z.string().min(1).max(MAX_PASSWORD_LENGTH);
export const personName = z.string().trim().max(MAX_NAME_LENGTH);

const session = z.object({
  id: text("plain"),
  /** Whether it is the one that asks. */
  current: z.boolean(),
  /** User-Agent of the browser that signed in; empty if it sent none. */
  userAgent: text("plain"),
  /** Address that signed in; null if it is not known. */
  address: text("plain").nullable(),
  createdAt: instant,
  lastActiveAt: instant,
});
export type Session = z.infer<typeof session>;

export const account = z.object({
  name: text("plain"),
  email: text("plain"),
  /** Language of the console; null if none was chosen. */
  locale: locale.nullable(),
  factors: ownFactors,
  /** The newest first. */
  sessions: z.array(session),
});
export type Account = z.infer<typeof account>;

export const changeAccount = z.object({ name: personName.optional(), locale: locale.optional() });
export type ChangeAccount = z.input<typeof changeAccount>;

export const changePassword = z.object({
  currentPassword: z.string().min(1).max(MAX_PASSWORD_LENGTH).describe("The password until now."),
  password: newPassword.describe("The new one."),
});
export type ChangePassword = z.input<typeof changePassword>;

export const confirmIdentity = z.object({ password: z.string().min(1).max(MAX_PASSWORD_LENGTH) });
export type ConfirmIdentity = z.input<typeof confirmIdentity>;

export const sessionQuery = z.object({
  id: z.string().min(1).optional().describe("The session's id. All sessions but the one that asks if left out."),
});
