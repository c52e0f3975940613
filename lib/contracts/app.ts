import { z } from "zod";
import { PLATFORMS } from "@/lib/protocol/platform";
import { DAY, MINUTE } from "@/lib/time/units";
import { instant, timeZone } from "./common";

const letters = /^[A-Za-z0-9-]+$/;

/** Instances per platform that the login policy allows; 1 for a platform that is absent. */
export const maxInstances = z.partialRecord(z.enum(PLATFORMS), z.number().int().min(1).max(10));

/** One app as the console shows it. Of a token only the end is sent, to tell one from another. */
export const app = z.object({
  sdkAppId: z.string(),
  name: z.string(),
  tokens: z.number().int(),
  tokenEnds: z.array(z.string()),
  maxInstances,
  /** Without news for this long an online user is shown as unverified. */
  staleAfterMs: z.number().int(),
  timeZone: z.string(),
  /** The exact address to paste into the vendor's console. */
  callbackUrl: z.string(),
  /** Receipt of the first and the newest callback that did not come from the test button. */
  firstCallbackAt: instant.nullable(),
  lastCallbackAt: instant.nullable(),
});
export type App = z.infer<typeof app>;

/** GET /api/v1/apps */
export const appsAnswer = z.object({ apps: z.array(app) });

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

/**
 * PATCH /api/v1/apps?app=: what is left out stays as it is. `tokens` is the whole new list, in which a token that is
 * set already is named by its place; null takes the path secret away.
 */
export const changeApp = z.object({
  name: z.string().max(100).optional(),
  tokens: z
    .array(z.union([z.object({ keep: z.number().int().min(0) }), z.object({ add: z.string().min(1).max(255) })]))
    .max(2)
    .optional(),
  pathSecret: z.string().min(1).max(64).regex(letters).nullable().optional(),
  maxInstances: maxInstances.optional(),
  staleAfterMs: z
    .number()
    .int()
    .min(10 * MINUTE)
    .max(20 * DAY)
    .optional(),
  timeZone: timeZone.optional(),
});
export type ChangeApp = z.input<typeof changeApp>;

/** POST /api/v1/apps/test: sends the documented sample through the real HTTP path. */
export const testCallback = z.object({ app: z.string() });
export const testCallbackAnswer = z.object({
  status: z.number().int(),
  answer: z.string(),
  durationMs: z.number(),
  userId: z.string(),
});
export type TestCallbackAnswer = z.infer<typeof testCallbackAnswer>;
