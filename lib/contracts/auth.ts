import { z } from "zod";
import { newPassword } from "./account";
import { text } from "./personal";
import { MAX_PASSWORD_LENGTH } from "./values";

export const firstAdmin = z.object({
  token: z.string().min(1).describe("The one-time token that the server prints at its start."),
  name: z.string().max(100).default(""),
  email: z.email().max(255),
  password: newPassword,
});
export type FirstAdmin = z.input<typeof firstAdmin>;

export const signIn = z.object({ email: z.email().max(255), password: z.string().min(1).max(MAX_PASSWORD_LENGTH) });
export type SignIn = z.input<typeof signIn>;

export const signOutAnswer = z.object({
  /** Where the company's provider ends its session; null if the session did not come from there. */
  continueAt: text("plain").nullable(),
});
export type SignOutAnswer = z.infer<typeof signOutAnswer>;
