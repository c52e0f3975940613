import type { Explanation as RenderedExplanation, Note } from "@/lib/contracts/explanation";
import { timesUsual } from "@/lib/presence/explain/burst";
import type { CaveatCode } from "@/lib/presence/explain/codes";
import { DOCUMENTED_ROWS } from "@/lib/presence/explain/documented-rows";
import type { Explanation } from "@/lib/presence/explain/explain";
import type { Message } from "@/lib/presence/explain/message";
import { RULES_VERSION } from "@/lib/presence/version";
import type { Millis } from "@/lib/time/units";
import { LOCALES, type Locale } from "../locale";
import { formatMessage } from "./format-message";
import type { RenderOptions } from "./render-options";

const iso = (at: Millis) => new Date(at).toISOString();

/** The explanation as the API returns it. `eventId` is the event that ended the connection. */
export function renderExplanation(
  explanation: Explanation,
  options: RenderOptions,
  eventId: string,
): RenderedExplanation {
  const format = (message: Message) => formatMessage(message, options);
  const text = (key: string) => format({ key, values: {} });
  const customerText = (locale: Locale) => formatMessage(explanation.customer, { ...options, locale });
  const { offlineWindow, followedBy, minute, burst } = explanation;
  return {
    cause: explanation.cause,
    confidence: explanation.confidence,
    causeConfidence: explanation.causeConfidence,
    reasonConfidence: explanation.reasonConfidence,
    headline: format(explanation.headline),
    causeSentence: format(explanation.causeSentence),
    causeFact: format(explanation.causeFact),
    reasonSentence: format(explanation.reasonSentence),
    reasons: explanation.reasons.map(({ code, likelihood, rationale, row }) => ({
      code,
      name: text(`reason.${code}.name`),
      text: text(`reason.${code}.text`),
      likelihood,
      because: rationale.map(format),
      row: {
        id: row,
        client: text(`row.${row}.client`),
        what: text(`row.${row}.what`),
        callback: DOCUMENTED_ROWS[row],
        delay: text(`row.${row}.delay`),
      },
    })),
    offlineWindow: { from: iso(offlineWindow.from), to: iso(offlineWindow.to) },
    followedBy: followedBy && {
      at: iso(followedBy.at),
      afterMs: followedBy.afterMs,
      platform: followedBy.platform,
      clientIp: followedBy.clientIp,
      sameIp: followedBy.sameIp,
      sentence: format(followedBy.sentence),
    },
    evidence: { eventId },
    minute: minute && { at: iso(minute.at), ended: minute.ended, usual: minute.usual, open: minute.open },
    incident: burst && {
      from: iso(burst.count.incident.from),
      to: iso(burst.count.incident.to),
      ongoing: burst.count.incident.ongoing,
      at: iso(burst.count.at),
      ended: burst.count.ended,
      usual: burst.count.usual,
      open: burst.count.open,
      times: timesUsual(burst.count),
      sentence: format(burst.sentence),
    },
    customer: { [LOCALES[0]]: customerText(LOCALES[0]), [LOCALES[1]]: customerText(LOCALES[1]) },
    advice: explanation.advice.map(format),
    timeZone: options.timeZone,
    rulesVersion: RULES_VERSION,
  };
}

/** The notes of a connection as the API returns them. */
export function renderNotes(notes: readonly CaveatCode[], locale: Locale): Note[] {
  const options = { locale, timeZone: "UTC", now: 0, endedAt: 0 };
  return notes.map((code) => ({ code, text: formatMessage({ key: `note.${code}`, values: {} }, options) }));
}
