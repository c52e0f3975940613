import type { Explanation as Told, Note } from "@/lib/contracts/explanation";
import type { NoteCode } from "@/lib/presence/explain/codes";
import type { Explanation } from "@/lib/presence/explain/explain";
import { ROWS } from "@/lib/presence/explain/rows";
import type { Millis } from "@/lib/time/units";
import { LOCALES, type Locale } from "../locale";
import { sentence } from "./sentence";
import type { Speech } from "./speech";

const iso = (at: Millis) => new Date(at).toISOString();

/** An explanation in the words of a language. `eventId` names the event it rests on. */
export function tell(explanation: Explanation, speech: Speech, eventId: string): Told {
  const say = (key: string) => sentence({ key, values: {} }, speech);
  const { offlineWindow, followedBy, minute, customer } = explanation;
  const toCustomer = (locale: Locale) => sentence(customer, { ...speech, locale });
  return {
    cause: explanation.cause,
    confidence: explanation.confidence,
    headline: sentence(explanation.headline, speech),
    reasons: explanation.reasons.map(({ code, likelihood, because, row }) => ({
      code,
      name: say(`reason.${code}.name`),
      text: say(`reason.${code}.text`),
      likelihood,
      because: because.map((saying) => sentence(saying, speech)),
      row: {
        id: row,
        client: say(`row.${row}.client`),
        what: say(`row.${row}.what`),
        callback: ROWS[row],
        delay: say(`row.${row}.delay`),
      },
    })),
    offlineWindow: { from: iso(offlineWindow.from), to: iso(offlineWindow.to) },
    followedBy: followedBy && {
      at: iso(followedBy.at),
      afterMs: followedBy.afterMs,
      platform: followedBy.platform,
      clientIp: followedBy.clientIp,
      sameIp: followedBy.sameIp,
      sentence: sentence(followedBy.sentence, speech),
    },
    evidence: { eventId },
    minute: minute && { at: iso(minute.at), ended: minute.ended, usual: minute.usual },
    customer: { [LOCALES[0]]: toCustomer(LOCALES[0]), [LOCALES[1]]: toCustomer(LOCALES[1]) },
    advice: explanation.advice.map((saying) => sentence(saying, speech)),
    timeZone: speech.timeZone,
  };
}

/** What the callbacks do not prove about a connection, each with its sentence. */
export function tellNotes(notes: readonly NoteCode[], locale: Locale): Note[] {
  const speech = { locale, timeZone: "UTC", now: 0, endedAt: 0 };
  return notes.map((code) => ({ code, text: sentence({ key: `note.${code}`, values: {} }, speech) }));
}
