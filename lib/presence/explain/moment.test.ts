import { describe, expect, it } from "vitest";
import { formatMessage } from "@/lib/i18n/explanation/format-message";
import { LOCALES, type Locale } from "@/lib/i18n/locale";
import { HOUR, SECOND } from "@/lib/time/units";
import { END_CAUSES } from "../types";
import { T0 } from "../testing/events";
import { contextOf, endedConnection } from "../testing/explain-examples";
import type { ConnectionSummary } from "./context";
import { explain } from "./explain";
import { describeMoment, type Explained, type MomentInput } from "./moment";

// endedConnection() ends at T0, 12:00 UTC.
const ended = (...input: Parameters<typeof endedConnection>): Explained => {
  const connection = endedConnection(...input);
  return { connection, explanation: explain(connection, contextOf()) };
};
const open = (fields: Partial<ConnectionSummary> = {}): Explained => ({
  connection: { ...endedConnection("logout"), endedAt: null, endCause: null, kickedBy: null, ...fields },
  explanation: null,
});
function say(input: Partial<MomentInput>, locale: Locale = "en"): { state: string; text: string[] } {
  const moment = {
    at: T0 - SECOND,
    firstSeenAt: T0 - 9 * HOUR,
    open: [],
    lastEnd: null,
    nextStart: null,
    nextUnknownStart: null,
    ...input,
  };
  const { state, headline, lines } = describeMoment(moment);
  const options = { locale, timeZone: "UTC", now: T0 + HOUR, endedAt: moment.at };
  return { state, text: [headline, ...lines].map((line) => formatMessage(line, options)) };
}

describe("the verdict on a moment", () => {
  it("names each of several connections with its start", () => {
    const { state, text } = say({ open: [open(), ended("logout", { platform: "web" })] });
    expect(state).toBe("online");
    expect(text[0]).toBe("At 11:59:59: online on Android and Web.");
    expect(text.slice(1)).toEqual([
      expect.stringMatching(/^Android: connected since /),
      "Android: this connection is still open.",
      expect.stringMatching(/^Web: connected since /),
      expect.stringMatching(/^Web: ended at 12:00:00, logged out\. Most likely: /),
    ]);
  });

  it("is online while one client is certainly there, although another went silent", () => {
    expect(say({ open: [open({ platform: "ios" }), ended("timeout")] }).state).toBe("online");
    expect(say({ open: [ended("timeout")] }).state).toBe("unreachable");
    expect(say({ open: [ended("timeout")], at: T0 - 300 * SECOND }).state).toBe("uncertain");
  });

  it("is online before a closed link, and says since when the client may have been gone", () => {
    const { state, text } = say({ open: [ended("link_close")] });
    expect(state).toBe("online");
    expect(text.at(-1)).toBe("Android: the client may have been gone from 11:53:20 on.");
  });

  it("offline without a known end says only that", () => {
    expect(say({}).text).toEqual(["At 11:59:59: offline, and not online again since."]);
  });

  it.each(LOCALES)("is complete text in %s for every cause", (locale) => {
    const next = endedConnection("logout", { startedAt: T0 + HOUR, at: T0 + HOUR });
    for (const cause of END_CAUSES) {
      const [during, after] = [
        say({ open: [ended(cause), open()] }, locale),
        say({ at: T0, lastEnd: ended(cause), nextStart: next, nextUnknownStart: next }, locale),
      ];
      for (const line of [...during.text, ...after.text, ...say({ at: 0 }, locale).text]) {
        expect(line).not.toMatch(/[{}]|undefined|NaN| {2}/);
        expect(line.length).toBeGreaterThan(8);
      }
    }
  });
});
