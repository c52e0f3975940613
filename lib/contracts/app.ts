import { z } from "zod";
import { MAX_CLOCK_TOLERANCE_MS } from "@/lib/presence/quarantine";
import { PLATFORMS } from "@/lib/protocol/platform";
import { DAY, MINUTE } from "@/lib/time/units";
import { instant, timeZone } from "./common";
import { personal, text } from "./personal";

const letters = /^[A-Za-z0-9-]+$/;

/** Instances that the login policy allows, by platform; 1 if absent. */
export const maxInstances = z.partialRecord(z.enum(PLATFORMS), z.number().int().min(1).max(10));

/** One app. Only the ends of tokens are sent, so that a reader can tell them apart. */
export const app = z
  .object({
    sdkAppId: text("plain"),
    name: text("plain"),
    tokens: z.number().int(),
    tokenEnds: z.array(text("maskedSecret")),
    maxInstances,
    /** An online user without an event for this long is unverified. */
    staleAfterMs: z.number().int(),
    /** An event whose time is later than its receipt by more than this is quarantined. */
    clockToleranceMs: z.number().int(),
    timeZone: text("plain"),
    /** The address to enter in Tencent's console. Of a secret in its path only the end is shown. */
    callbackUrl: text("maskedSecret"),
    /** Receipts of the first and the newest callback. Test callbacks do not count. */
    firstCallbackAt: instant.nullable(),
    lastCallbackAt: instant.nullable(),
    /** Earlier events, and connections that ended earlier, are not kept; null if all are. */
    eventsFrom: instant.nullable(),
    connectionsFrom: instant.nullable(),
    /** Statistics begin no earlier; null if those of all days are kept. */
    sumsFrom: instant.nullable(),
    /** Null if its callbacks are taken. Else: since when not, who decided it, and how many came since. */
    paused: z.object({ since: instant, by: text("plain"), callbacks: z.number().int() }).nullable(),
  })
  .register(personal, { appField: "sdkAppId" });
export type App = z.infer<typeof app>;

/** The secrets of an app in the clear. */
export const appSecrets = z.object({
  /** The address to enter in Tencent's console. */
  callbackUrl: text("secret"),
  /** The tokens of the callback authentication. */
  tokens: z.array(text("secret")),
});
export type AppSecrets = z.infer<typeof appSecrets>;

export const appsAnswer = z.object({ apps: z.array(app) });

export const newApp = z.object({
  sdkAppId: z.string().regex(/^\d{1,20}$/),
  name: z.string().max(100).default(""),
  token: z.string().max(255).optional().describe("The callback authentication token, if Tencent's console has one."),
  pathSecret: z
    .string()
    .max(64)
    .regex(letters)
    .optional()
    .describe("A secret part of the callback's path: letters, digits and hyphens."),
});
export type NewApp = z.input<typeof newApp>;

export const changeApp = z.object({
  name: z.string().max(100).optional(),
  tokens: z
    .array(z.union([z.object({ keep: z.number().int().min(0) }), z.object({ add: z.string().min(1).max(255) })]))
    .max(2)
    .optional()
    .describe("The whole new list. `keep` names a current token by its index."),
  pathSecret: z.string().min(1).max(64).regex(letters).nullable().optional().describe("null removes the path secret."),
  maxInstances: maxInstances.optional(),
  staleAfterMs: z
    .number()
    .int()
    .min(10 * MINUTE)
    .max(20 * DAY)
    .optional(),
  clockToleranceMs: z.number().int().min(MINUTE).max(MAX_CLOCK_TOLERANCE_MS).optional(),
  timeZone: timeZone.optional(),
  paused: z
    .boolean()
    .optional()
    .describe("While an app is paused, its callbacks are answered OK and not stored, and there are no alerts of it."),
});
export type ChangeApp = z.input<typeof changeApp>;

/** The SDKAppID again, so that the wrong app is not deleted by a slip. */
export const deleteApp = z.object({ confirm: z.string().describe("The SDKAppID again.") });

/** Apps that are being deleted. */
export const deletingAnswer = z.object({
  apps: z.array(
    z.object({
      sdkAppId: text("plain"),
      name: text("plain"),
      since: instant,
      by: text("plain"),
      /** Rows that are deleted so far. */
      rows: z.number().int(),
    }),
  ),
});
export type DeletingApp = z.infer<typeof deletingAnswer>["apps"][number];

export const testCallbackAnswer = z.object({
  status: z.number().int(),
  answer: text("plain"),
  durationMs: z.number(),
  userId: text("plain"),
});
export type TestCallbackAnswer = z.infer<typeof testCallbackAnswer>;
