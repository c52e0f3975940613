import { z } from "zod";
import { instant } from "./common";

const letters = /^[A-Za-z0-9-]+$/;

/** One app as the console shows it; tokens are never sent, only how many are set. */
export const app = z.object({
  sdkAppId: z.string(),
  name: z.string(),
  tokens: z.number().int(),
  /** The exact address to paste into the vendor's console. */
  callbackUrl: z.string(),
  /** Receipt of the first and the newest callback that did not come from the test button. */
  firstCallbackAt: instant.nullable(),
  lastCallbackAt: instant.nullable(),
});
export type App = z.infer<typeof app>;

/** GET /api/v1/apps */
export const appsAnswer = z.object({ apps: z.array(app) });
export type AppsAnswer = z.infer<typeof appsAnswer>;

/** POST /api/v1/apps */
export const newApp = z.object({
  sdkAppId: z.string().regex(/^\d{1,20}$/),
  name: z.string().max(100).default(""),
  /** Token of the vendor's callback authentication, if it is switched on there. */
  token: z.string().max(255).optional(),
  /** Put a secret into the path: letters, digits and hyphens, as the vendor allows no `?` in the address. */
  pathSecret: z.string().max(64).regex(letters).optional(),
});
export type NewApp = z.input<typeof newApp>;

/** POST /api/v1/apps/test: sends the documented sample through the real HTTP path. */
export const testCallback = z.object({ app: z.string() });
export const testCallbackAnswer = z.object({
  status: z.number().int(),
  answer: z.string(),
  durationMs: z.number(),
  userId: z.string(),
});
export type TestCallbackAnswer = z.infer<typeof testCallbackAnswer>;
