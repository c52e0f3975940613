import { z } from "zod";
import { CONFIDENCES, NOTE_CODES, REASON_CODES } from "@/lib/presence/explain/codes";
import { DOCUMENTED_ROW_IDS } from "@/lib/presence/explain/documented-rows";
import { endCause, instant, platform } from "./common";

export const offlineWindow = z.object({ from: instant, to: instant });

/** A row of the vendor's table, or a sentence beside it. `id` is stable; `callback` is in the vendor's spelling. */
export const documentedRow = z.object({
  id: z.enum(DOCUMENTED_ROW_IDS),
  client: z.string(),
  what: z.string(),
  callback: z.string(),
  delay: z.string(),
});

export const reason = z.object({
  code: z.enum(REASON_CODES),
  name: z.string(),
  text: z.string(),
  /** In hundredths; those of one explanation add up to 1. */
  likelihood: z.number().min(0).max(1),
  /** The documented ground first, then what makes it more or less likely here. */
  because: z.array(z.string()),
  row: documentedRow,
});
export type Reason = z.infer<typeof reason>;

/** Why a connection ended, in the language and time zone that the query asked for. */
export const explanation = z.object({
  cause: endCause,
  /** Of the first reason; never more than the callbacks prove. */
  confidence: z.enum(CONFIDENCES),
  headline: z.string(),
  /** Most likely first. */
  reasons: z.array(reason).min(1),
  offlineWindow,
  /** The user's next connection. */
  followedBy: z
    .object({
      at: instant,
      afterMs: z.number().int().nonnegative(),
      platform,
      clientIp: z.string().nullable(),
      /** Null where either callback carried no address. */
      sameIp: z.boolean().nullable(),
      sentence: z.string(),
    })
    .nullable(),
  evidence: z.object({ eventId: z.string() }),
  /** Connections of the app that ended in the same minute, and the usual number; null where too few ended to compare. */
  minute: z.object({ at: instant, ended: z.number().int(), usual: z.number() }).nullable(),
  /** Text to send to the customer, in both languages whatever was asked for. */
  customer: z.object({ en: z.string(), "zh-CN": z.string() }),
  /** What to ask or tell the customer. */
  advice: z.array(z.string()),
  /** In which the sentences tell the time. */
  timeZone: z.string(),
});
export type Explanation = z.infer<typeof explanation>;

/** What the callbacks do not prove about a connection. */
export const note = z.object({ code: z.enum(NOTE_CODES), text: z.string() });
export type Note = z.infer<typeof note>;

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat("en", { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

/** Language and IANA time zone of the sentences; English and the app's zone unless told. */
export const speechQuery = z.object({
  lang: z.enum(["en", "zh-CN"]).default("en"),
  tz: z.string().refine(isTimeZone, "is not a time zone such as Asia/Shanghai").optional(),
});
export type SpeechQuery = z.infer<typeof speechQuery>;
