import { z } from "zod";
import { CONFIDENCES, CAVEAT_CODES, REASON_CODES } from "@/lib/presence/explain/codes";
import { DOCUMENTED_ROW_IDS } from "@/lib/presence/explain/documented-rows";
import { endCause, instant, platform, timeZone } from "./common";
import { text } from "./personal";

export const offlineWindow = z.object({ from: instant, to: instant });

/** The version of the rules that judged (RULES_VERSION of lib/presence). */
export const rulesVersion = text("plain");

/** A row of Tencent's table of reasons. `id` is stable; `callback` is in Tencent's spelling. */
export const documentedRow = z.object({
  id: z.enum(DOCUMENTED_ROW_IDS),
  client: text("plain"),
  what: text("plain"),
  callback: text("plain"),
  delay: text("plain"),
});

export const reason = z.object({
  code: z.enum(REASON_CODES),
  name: text("plain"),
  text: text("sentence"),
  /** A multiple of 0.01. The likelihoods of one explanation add up to 1. */
  likelihood: z.number().min(0).max(1),
  /** The documented rule first, then the evidence for and against it. */
  because: z.array(text("sentence")),
  row: documentedRow,
});
export type Reason = z.infer<typeof reason>;

const minuteCounts = { ended: z.number().int(), usual: z.number(), open: z.number().int().nullable() };

/** Why a connection ended, in the language and time zone of the query. */
export const explanation = z.object({
  cause: endCause,
  /** How far the callbacks prove the end as a whole. `causeConfidence` and `reasonConfidence` say it apart. */
  confidence: z.enum(CONFIDENCES),
  /** Confidence in the cause: what Tencent saw. */
  causeConfidence: z.enum(CONFIDENCES),
  /** Confidence in the first reason: what the person or the app did. `certain` only if no other reason is possible. */
  reasonConfidence: z.enum(CONFIDENCES),
  /** When, and what most likely happened, in one sentence. */
  headline: text("sentence"),
  /** The cause and how certain it is. */
  causeSentence: text("sentence"),
  /** What Tencent saw, and when. */
  causeFact: text("sentence"),
  /** The first reason and its likelihood. */
  reasonSentence: text("sentence"),
  /** Most likely first. */
  reasons: z.array(reason).min(1),
  offlineWindow,
  /** The next connection of the user. */
  followedBy: z
    .object({
      at: instant,
      afterMs: z.number().int().nonnegative(),
      platform,
      clientIp: text("address").nullable(),
      /** Null if one of the callbacks has no address. */
      sameIp: z.boolean().nullable(),
      sentence: text("sentence"),
    })
    .nullable(),
  evidence: z.object({ eventId: text("eventId") }),
  /**
   * Connections of the app that ended in the same minute, the usual number, and how many were open just before (null:
   * not counted). Null if too few ended to compare, or if the minute is not over.
   */
  minute: z.object({ at: instant, ...minuteCounts }).nullable(),
  /** The incident in which the connection ended, or fell silent, and the minute in which it did. */
  incident: z
    .object({
      from: instant,
      to: instant,
      ongoing: z.boolean(),
      at: instant,
      ...minuteCounts,
      /** How many times the usual number; null if less than one is usual. */
      times: z.number().nullable(),
      sentence: text("sentence"),
    })
    .nullable(),
  /** A text to send to the customer. It comes in both languages. */
  customer: z.object({ en: text("sentence"), "zh-CN": text("sentence") }),
  /** What the support agent can ask or do next. */
  advice: z.array(text("sentence")),
  /** The zone of the times in the sentences. */
  timeZone: text("plain"),
  rulesVersion,
});
export type Explanation = z.infer<typeof explanation>;

/** Something that the callbacks do not prove about a connection. */
export const note = z.object({ code: z.enum(CAVEAT_CODES), text: text("sentence") });
export type Note = z.infer<typeof note>;

/** Language and time zone of sentences. */
export const localeQuery = z.object({
  lang: z.enum(["en", "zh-CN"]).default("en").describe("Language of the sentences."),
  tz: timeZone.optional().describe("IANA time zone of the times in sentences. The app's own if left out."),
});
export type LocaleQuery = z.infer<typeof localeQuery>;
