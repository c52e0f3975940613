import fc from "fast-check";
import { describe, expect, it, vi } from "vitest";
import { explanation as contract } from "@/lib/contracts/explanation";
import { CAVEAT_CODES, REASON_CODES } from "@/lib/presence/explain/codes";
import { explain } from "@/lib/presence/explain/explain";
import { DOCUMENTED_ROW_IDS } from "@/lib/presence/explain/documented-rows";
import { EVIDENCE } from "@/lib/presence/explain/evidence-rules";
import { arbitraryContext, arbitraryEnd } from "@/lib/presence/testing/arbitrary-ends";
import { T0 } from "@/lib/presence/testing/events";
import {
  burstOf,
  contextOf,
  reconnectAfter,
  ELSEWHERE,
  endedConnection,
} from "@/lib/presence/testing/explain-examples";
import { DAY, HOUR, MINUTE } from "@/lib/time/units";
import { LOCALES, type Locale } from "../locale";
import { flatten, type Messages } from "../testing/flatten";
import en from "./en.json";
import { renderExplanation, renderNotes } from "./render-explanation";
import zh from "./zh-CN.json";

// Many examples take longer on a busy machine.
vi.setConfig({ testTimeout: 30_000 });

// T0 is 12:00 in UTC and 20:00 in Shanghai.
const OPTIONS = { timeZone: "Asia/Shanghai", now: T0 + HOUR, endedAt: T0 };
const render = (locale: Locale, ...input: Parameters<typeof explain>) =>
  renderExplanation(explain(...input), { ...OPTIONS, locale }, "e1");

/** The arguments of a message and the cases of its selects: `reason`, `reason=unknown`. */
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

/** The contents of the outermost braces of a text. */
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

  it("have the same keys in both languages", () => {
    expect([...chinese.keys()].sort()).toEqual([...english.keys()].sort());
  });

  it.each([...english.keys()].filter((key) => !/^(duration|day)\./.test(key)))(
    "%s has the same arguments and cases in both languages",
    (key) => {
      expect(shape(chinese.get(key) ?? "")).toEqual(shape(english.get(key) ?? ""));
    },
  );

  it("have exactly one sentence for every code, row and rule", () => {
    const names = (messages: Messages) => Object.keys(messages).sort();
    expect(names(en.reason)).toEqual([...REASON_CODES].sort());
    expect(names(en.customer)).toEqual([...REASON_CODES].sort());
    expect(names(en.row)).toEqual([...DOCUMENTED_ROW_IDS].sort());
    expect(names(en.note)).toEqual([...CAVEAT_CODES].sort());
    expect(names(en.rationale)).toEqual([...EVIDENCE.map(({ id }) => id), "burst_end", "burst_silence"].sort());
  });
});

describe("an explanation", () => {
  it.each(LOCALES)("is complete text in %s for any input", (locale) => {
    fc.assert(
      fc.property(arbitraryEnd, arbitraryContext, (connection, context) => {
        const rendered = contract.parse(render(locale, connection, context));
        const sentences = [
          rendered.headline,
          rendered.causeSentence,
          rendered.causeFact,
          rendered.reasonSentence,
          rendered.incident?.sentence ?? "x",
          rendered.customer.en,
          rendered.customer["zh-CN"],
          ...rendered.advice,
          rendered.followedBy?.sentence ?? "x",
          ...rendered.reasons.flatMap(({ name, text, because, row }) => [name, text, ...because, row.what]),
        ];
        expect(sentences).not.toContain("");
        expect(sentences.join("\n")).not.toMatch(/[{}]|undefined|NaN| {2}/);
      }),
      { numRuns: 200 },
    );
  });

  it("says for a timeout when the silence began and when Tencent noticed it", () => {
    expect(render("en", endedConnection("timeout"), contextOf())).toMatchObject({
      headline: "Offline since about 19:53: most likely lost the network on Android.",
      causeSentence: "Timed out: certain.",
      causeFact: "The network went silent between 19:53:20 and 19:55:20; Tencent gave up at 20:00:00.",
      reasonSentence: "Reason: likely the network was lost (92 %).",
    });
    expect(render("zh-CN", endedConnection("timeout"), contextOf())).toMatchObject({
      headline: "约 19:53 下线：很可能是 Android 端断网。",
      causeSentence: "心跳超时：确定。",
      causeFact: "网络在 19:53:20 至 19:55:20 之间中断，20:00:00 腾讯判定超时。",
      reasonSentence: "原因：很可能是断网（92%）。",
    });
  });

  it.each([
    ["logout", "Logged out: certain.", "Tencent received a Logout from Android at 20:00:00.", "likely the user (96 %)"],
    ["kicked", "Kicked by another device: certain.", "The login at 20:00:00 names", "a login on another device"],
    ["admin_kick", "Kicked by administrator: certain.", "The kick API", "an administrator or your server (certain)"],
    ["superseded", "Reconnected: likely.", "A new login on Android at 20:00:00 took its place", "possibly the network"],
  ] as const)("states the cause of %s and its reason apart", (cause, statement, seen, why) => {
    const { causeSentence, causeFact, reasonSentence } = render("en", endedConnection(cause), contextOf());
    expect(causeSentence).toBe(statement);
    expect(causeFact).toContain(seen);
    expect(reasonSentence).toContain(`Reason: ${why}`);
  });

  it("names the share of the incident, how many times the usual, and since when it goes on", () => {
    const minute = { ...burstOf(559, 20), open: 3_000 };
    const incident = { from: T0 - 20 * MINUTE, to: T0 + MINUTE, ongoing: true };
    const context = contextOf({ minute: { ...minute, incident } });
    expect(render("en", endedConnection("link_close"), context).incident).toMatchObject({
      times: 27.95,
      sentence:
        "559 of 3,000 connections ended in the minute of 20:00, 28 × usual. " + "Part of the incident since 19:40.",
    });
    expect(render("zh-CN", endedConnection("link_close"), context).incident?.sentence).toBe(
      "20:00 这一分钟内 3,000 个连接中有 559 个断开，是基线的 28 倍。属于 19:40 开始、仍在持续的异常事件。",
    );
  });

  it("says which device left, and where the user is still online", () => {
    const others = [
      { at: T0 - 1, platform: "web" as const, clientIp: null },
      { at: T0 - 1, platform: "mac" as const, clientIp: null },
    ];
    expect(render("en", endedConnection("logout"), contextOf({ othersOpen: others })).headline).toBe(
      "Left Android at 20:00:00, still online on Web and macOS: logged out on Android.",
    );
  });

  it("says how the user came back", () => {
    expect(
      render("en", endedConnection("link_close"), contextOf(reconnectAfter(95, ELSEWHERE))).followedBy?.sentence,
    ).toBe(`Back 1 minute later, at 20:01:35, on Android from another address (${ELSEWHERE}).`);
  });

  it("writes the date if it is not today, and a day in words for the customer", () => {
    const later = { ...OPTIONS, locale: "en" as const, now: T0 + 400 * DAY };
    const rendered = renderExplanation(explain(endedConnection("timeout"), contextOf()), later, "e1");
    expect(rendered.headline).toMatch(/^Offline since about 2026-01-15 19:53: most likely/);
    expect(rendered.causeFact).toContain("between 19:53:20 and 19:55:20");
    expect(rendered.customer.en).toMatch(
      /^Hello, on January 15, 2026 at about 19:53 your Android device probably lost/,
    );
    expect(rendered.customer["zh-CN"]).toMatch(/^您好，2026年1月15日 19:53 左右，您的安卓设备/);
  });

  it("writes both dates across midnight", () => {
    const options = { locale: "en" as const, timeZone: "America/St_Johns", now: T0 + DAY, endedAt: T0 };
    const midnight = endedConnection("timeout", { endedAt: T0 - 8.45 * HOUR, startedAt: T0 - 20 * HOUR });
    const rendered = renderExplanation(explain(midnight, contextOf()), { ...options, endedAt: midnight.endedAt }, "e1");
    expect(rendered.causeFact).toMatch(
      /between 2026-01-14 23:56:20 and 2026-01-14 23:58:20; Tencent gave up at 00:03:00/,
    );
    expect(rendered.customer.en).toContain("on January 14 at about 23:56");
  });

  it("gives the callback in Tencent's spelling", () => {
    expect(render("zh-CN", endedConnection("link_close"), contextOf()).reasons[0]?.row).toEqual({
      id: "native-killed",
      client: "Android、iOS、PC",
      what: "被用户杀掉、在后台被系统杀掉、崩溃",
      callback: "Disconnect/LinkClose",
      delay: "实时",
    });
  });
});

it("renders notes in both languages", () => {
  for (const locale of LOCALES)
    for (const { text } of renderNotes(CAVEAT_CODES, locale)) expect(text.length).toBeGreaterThan(5);
});
