import fc from "fast-check";
import { describe, expect, it, vi } from "vitest";
import { explanation as contract } from "@/lib/contracts/explanation";
import { NOTE_CODES, REASON_CODES } from "@/lib/presence/explain/codes";
import { explain } from "@/lib/presence/explain/explain";
import { ROW_IDS } from "@/lib/presence/explain/rows";
import { EVIDENCE } from "@/lib/presence/explain/evidence-rules";
import { anyContext, anyEnded } from "@/lib/presence/testing/any-explained";
import { T0 } from "@/lib/presence/testing/events";
import { alone, back, ELSEWHERE, ended } from "@/lib/presence/testing/explain";
import { DAY, HOUR } from "@/lib/time/units";
import { LOCALES, type Locale } from "../locale";
import { flatten, type Messages } from "../testing/flatten";
import en from "./en.json";
import { tell, tellNotes } from "./tell";
import zh from "./zh-CN.json";

// A machine that is busy with other things takes its time.
vi.setConfig({ testTimeout: 30_000 });

// T0 is noon in UTC and eight in the evening in Shanghai.
const SPEECH = { timeZone: "Asia/Shanghai", now: T0 + HOUR, endedAt: T0 };
const say = (locale: Locale, ...told: Parameters<typeof explain>) =>
  tell(explain(...told), { ...SPEECH, locale }, "e1");

/** Arguments of a message, and what each of its selects tells apart: `reason`, `reason=unknown`. */
function shape(message: string, found = new Set<string>()): string[] {
  for (const part of braced(message)) {
    const [name = "", kind] = part.split(",", 2).map((word) => word.trim());
    found.add(name);
    if (kind !== "select") continue;
    const cases = part.slice(part.indexOf("select,") + "select,".length);
    const inner = braced(cases);
    let rest = cases;
    for (const text of inner) {
      found.add(`${name}=${rest.slice(0, rest.indexOf("{")).trim()}`);
      rest = rest.slice(rest.indexOf("{") + text.length + 2);
      shape(text, found);
    }
  }
  return [...found].sort();
}

/** What stands in the outermost braces of a text. */
function braced(text: string): string[] {
  const parts: string[] = [];
  let depth = 0;
  let start = 0;
  for (const [i, char] of [...text].entries()) {
    if (char === "{" && depth++ === 0) start = i + 1;
    if (char === "}" && --depth === 0) parts.push([...text].slice(start, i).join(""));
  }
  return parts;
}

describe("the catalogues", () => {
  const english = flatten(en);
  const chinese = flatten(zh);

  it("hold the same sentences in both languages", () => {
    expect([...chinese.keys()].sort()).toEqual([...english.keys()].sort());
  });

  it.each([...english.keys()].filter((key) => !key.startsWith("span.")))(
    "%s takes the same arguments and tells the same cases apart",
    (key) => {
      expect(shape(chinese.get(key) ?? "")).toEqual(shape(english.get(key) ?? ""));
    },
  );

  it("hold a sentence for every code, row and rule, and none for what there is not", () => {
    const names = (messages: Messages) => Object.keys(messages).sort();
    expect(names(en.reason)).toEqual([...REASON_CODES].sort());
    expect(names(en.customer)).toEqual([...REASON_CODES].sort());
    expect(names(en.row)).toEqual([...ROW_IDS].sort());
    expect(names(en.note)).toEqual([...NOTE_CODES].sort());
    expect(names(en.because)).toEqual([...EVIDENCE.map(({ id }) => id), "burst_end", "burst_silence"].sort());
  });
});

describe("an explanation", () => {
  it.each(LOCALES)("of anything can be told in %s, whole", (locale) => {
    fc.assert(
      fc.property(anyEnded, anyContext, (connection, context) => {
        const told = contract.parse(say(locale, connection, context));
        const sentences = [
          told.headline,
          told.customer.en,
          told.customer["zh-CN"],
          ...told.advice,
          told.followedBy?.sentence ?? "x",
          ...told.reasons.flatMap(({ name, text, because, row }) => [name, text, ...because, row.what]),
        ];
        expect(sentences).not.toContain("");
        expect(sentences.join("\n")).not.toMatch(/[{}]|undefined|NaN| {2}/);
      }),
      { numRuns: 200 },
    );
  });

  it("says of a timeout when the network went silent and when Tencent noticed", () => {
    expect(say("en", ended("timeout"), alone()).headline).toBe(
      "Offline since about 19:53: most likely lost the network on Android (the network went silent between 19:53:20 and 19:55:20; Tencent noticed at 20:00:00).",
    );
    expect(say("zh-CN", ended("timeout"), alone()).headline).toBe(
      "约自 19:53 起离线：很可能是 Android 上断网（网络在 19:53:20 与 19:55:20 之间静默；腾讯云于 20:00:00 发现）。",
    );
  });

  it("says of a device alone that it went, and where the user stayed", () => {
    const others = [
      { at: T0 - 1, platform: "web" as const, clientIp: null },
      { at: T0 - 1, platform: "mac" as const, clientIp: null },
    ];
    expect(say("en", ended("logout"), alone({ othersOpen: others })).headline).toBe(
      "Left Android at 20:00:00, still online on Web and macOS: logged out on Android (certain: the client itself asked to be logged out).",
    );
  });

  it("says what followed", () => {
    expect(say("en", ended("link_close"), alone(back(95, ELSEWHERE))).followedBy?.sentence).toBe(
      `Back 1 minute later, at 20:01:35, on Android from another address (${ELSEWHERE}).`,
    );
  });

  it("names the day where it is not today, and the zone in what leaves the console", () => {
    const later = { ...SPEECH, locale: "en" as const, now: T0 + 400 * DAY };
    const told = tell(explain(ended("timeout"), alone()), later, "e1");
    expect(told.headline).toMatch(/^Offline since about 2026-01-15 19:53: .* between 19:53:20 and 19:55:20/);
    expect(told.customer.en).toMatch(/^At about 2026-01-15 19:53 \(UTC\+8\) your Android device probably lost/);
    expect(told.customer["zh-CN"]).toContain("2026-01-15 19:53 (UTC+8)");
  });

  it("crosses midnight with both dates, and keeps half-hour zones", () => {
    const speech = { locale: "en" as const, timeZone: "America/St_Johns", now: T0 + DAY, endedAt: T0 };
    const midnight = ended("timeout", { endedAt: T0 - 8.45 * HOUR, startedAt: T0 - 20 * HOUR });
    const told = tell(explain(midnight, alone()), { ...speech, endedAt: midnight.endedAt }, "e1");
    expect(told.headline).toMatch(/between 2026-01-14 23:56:20 and 2026-01-14 23:58:20; Tencent noticed at 00:03:00/);
    expect(told.customer.en).toContain("2026-01-14 23:56 (UTC−3:30)");
  });

  it("gives a row in the vendor's spelling", () => {
    expect(say("zh-CN", ended("link_close"), alone()).reasons[0]?.row).toEqual({
      id: "native-killed",
      client: "Android、iOS、PC",
      what: "被用户杀掉、在后台被系统杀掉、崩溃",
      callback: "Disconnect/LinkClose",
      delay: "实时",
    });
  });
});

it("notes are told in both languages", () => {
  for (const locale of LOCALES)
    for (const { text } of tellNotes(NOTE_CODES, locale)) expect(text.length).toBeGreaterThan(5);
});
