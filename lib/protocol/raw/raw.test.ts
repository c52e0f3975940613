import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { judge, type NewEvent } from "@/lib/server/receive/judge";
import { encode } from "@/lib/simulate/encode";
import { DEFAULT_POLICY } from "@/lib/simulate/login-policy";
import { Run } from "@/lib/simulate/run";
import { DAY } from "@/lib/time/units";
import { sign } from "../signature";
import type { EventFields, RawCallback } from "./fields";
import { makeTemplate } from "./make-template";
import { fill, fit, MAX_TEMPLATE_BYTES, readTemplate } from "./template";

const APP = "1400000000";
const NOW = Date.UTC(2026, 10, 1, 12);

/** The event of a callback, as the receiver makes it; null if it refuses the callback. */
function judged(query: string, body: Uint8Array, receivedAt = NOW, tokens: string[] = []): NewEvent | null {
  const request = {
    method: "POST",
    secret: null,
    path: "/api/callback",
    query,
    body,
    bodyBytes: body.length,
    receivedAt,
  };
  const result = judge(request, new Map([[APP, { sdkAppId: APP, callbackTokens: tokens, pathSecret: null }]]));
  return result.kind === "event" ? result.event : null;
}

function eventOf(query: string, body: string): NewEvent {
  const event = judged(query, Buffer.from(body));
  if (event === null) throw new Error(`The receiver refuses ${body}`);
  return event;
}

const rawOf = ({ rawQuery, rawBody }: NewEvent): RawCallback => ({ query: rawQuery, body: rawBody });

/** Makes the template of a callback, and checks that template and rest give the callback back. */
function pack(fields: EventFields, raw: RawCallback): { template: string; rest: string } | null {
  const template = makeTemplate(fields, raw);
  if (template === null) return null;
  const rest = fit(template, fields, raw);
  if (rest === null) throw new Error("A callback does not fit its own template");
  expect(fill(readTemplate(template.text), fields, rest)).toEqual(raw);
  return { template: template.text, rest };
}

/** The same for the event that the receiver makes of a callback. Null if it refuses it, or if it is stored whole. */
function packed(query: string, body: string | Uint8Array, receivedAt = NOW, tokens: string[] = []) {
  const event = judged(query, Buffer.from(body), receivedAt, tokens);
  return event === null ? null : pack(event, rawOf(event));
}

const QUERY =
  `SdkAppid=${APP}&CallbackCommand=State.StateChange&contenttype=json` + `&ClientIP=203.0.113.7&OptPlatform=Android`;
const FAULTS = { duplicates: 0.05, reorder: 0.05, loss: 0, lateBy: DAY };
/** The example of Tencent's documents. */
const BODY =
  `{"CallbackCommand":"State.StateChange","EventTime":1629883332497,` +
  `"Info":{"Action":"Login","To_Account":"testuser316","Reason":"Register"},` +
  `"KickedDevice":[{"Platform":"Windows"},{"Platform":"Android"}]}`;

describe("the template of a callback", () => {
  it("leaves nothing of the documented example but its template", () => {
    expect(packed(QUERY, BODY)).toEqual({
      template:
        `SdkAppid=${APP}&CallbackCommand=State.StateChange&contenttype=json&ClientIP=⟦clientIp.bare⟧` +
        `&OptPlatform=⟦rawPlatform.bare⟧\n` +
        `{"CallbackCommand":"State.StateChange","EventTime":⟦eventTime.bare⟧,` +
        `"Info":{"Action":⟦action.json⟧,"To_Account":⟦userId.json⟧,"Reason":⟦reason.json⟧},` +
        `"KickedDevice":[{"Platform":⟦kicked.json⟧},{"Platform":⟦kicked.json⟧}]}`,
      rest: "",
    });
  });

  it("keeps no more than seconds of RequestTime, and no Sign", () => {
    const requestTime = String(NOW / 1000 - 2);
    const signed = `${QUERY}&RequestTime=${requestTime}&Sign=${sign("t", requestTime)}`;
    const result = packed(signed, BODY, NOW, ["t"]);
    expect(result?.template).toContain("&RequestTime=⟦sent⟧&Sign=redacted\n");
    expect(result?.rest).toBe("2");
    expect(packed(signed, BODY, NOW - 1_500, ["t"])?.rest).toBe("");
  });

  it.each([
    ["spaces", BODY.replaceAll(":", " : ").replaceAll(",", ",\n\t"), ""],
    [
      "another order",
      `{"Info":{"Reason":"Register","To_Account":"u","Action":"Login"},"EventTime":1,` +
        `"CallbackCommand":"State.StateChange"}`,
      "",
    ],
    ["a time in quotes", BODY.replace("1629883332497", '"1629883332497"'), ""],
    ["raw Unicode", BODY.replace("testuser316", "用户😀"), ""],
    ["escaped Unicode", BODY.replace("testuser316", "\\u7528\\u6237\\ud83d\\ude00"), ""],
    ["an escaped slash", BODY.replace("testuser316", "a\\/b"), ""],
    ["characters that are escaped for HTML", BODY.replace("testuser316", "\\u003cb\\u003e"), ""],
    ["a spelling of nobody", BODY.replace("testuser316", "\\u0074estuser316"), `"\\u0074estuser316"`],
    ["a status beside the rest", BODY.replace("}}", `},"CustomStatus":"away"}`), ""],
    ["a status of digits", BODY.replace(`"Info":{`, `"Info":{"CustomStatus":5,`), ""],
    [
      "fields that are not known",
      BODY.replace("{", `{"Session":"a1","No":-1.5e3,"New":true,"Old":null,`),
      `"a1"\n-1.5e3\ntrue`,
    ],
    ["a key twice", BODY.replace(`"EventTime":`, `"EventTime":17,"EventTime":`), "17"],
    ["a device without a name", BODY.replace(`"Windows"`, "null"), `"Android"`],
    ["devices as texts", BODY.replace(/\{"Platform":("[a-zA-Z]*")\}/g, "$1"), ""],
    ["what looks like a mark, in a field", BODY.replace("testuser316", "⟦userId.json⟧⟦"), ""],
  ])("packs %s", (_, body, rest) => {
    expect(packed(QUERY, body)?.rest).toBe(rest);
  });

  it.each([
    ["an IPv6 address", "ClientIP=2001:db8::1", ""],
    ["an encoded IPv6 address", "ClientIP=2001%3Adb8%3A%3A1", ""],
    ["no address", "ClientIP=", ""],
    ["a platform with a space, by plus", "OptPlatform=Smart+TV", ""],
    ["a platform with a space, by percent", "OptPlatform=Smart%20TV", ""],
    ["parameters that are not known", "Trace=a%20b&Flag&Odd=x=y", "a%20b\nx=y"],
    ["a time that is no number", "RequestTime=1e9", "1e9"],
    ["a time with a zero before it", "RequestTime=01", "01"],
  ])("packs %s", (_, parameter, rest) => {
    const query = `SdkAppid=${APP}&CallbackCommand=State.StateChange&${parameter}`;
    expect(packed(query, BODY)?.rest).toBe(rest);
  });

  it.each([
    ["what looks like a mark", QUERY, BODY.replace("{", `{"⟦userId.json⟧":1,`)],
    ["a long template", QUERY, BODY.replace("{", `{"${"k".repeat(MAX_TEMPLATE_BYTES)}":1,`)],
    ["a query with a line feed", `${QUERY}\n`, BODY],
    ["many fields", QUERY, BODY.replace("{", `{"x":[${"0,".repeat(1_000)}0],`)],
  ])("gives up %s", (_, query, body) => {
    expect(packed(query, body)).toBeNull();
  });

  it("packs every simulated callback into a template of a few and at most 12 bytes", () => {
    const run = new Run({ seed: 3, users: 60, start: NOW, policy: DEFAULT_POLICY, speedup: 1 }, FAULTS);
    const templates = new Set<string>();
    for (const { callback, at } of run.count(1_500)) {
      for (const token of [null, "t"]) {
        const { query, body } = encode(callback, APP, token, at);
        const result = packed(query, body, Math.round(at) + 1_700, token === null ? [] : [token]);
        expect(result?.rest?.length ?? 0).toBeLessThanOrEqual(12);
        expect(result).not.toBeNull();
        templates.add(result?.template ?? "");
      }
    }
    expect(templates.size).toBeLessThan(20);
  });
});

describe("a callback that is packed", () => {
  const text = fc.oneof(
    fc.string({ unit: "binary", maxLength: 20 }),
    fc.constantFrom(
      "",
      "\0",
      "\uD800",
      "⟦",
      "⟦⟧",
      "⟦userId.json⟧",
      "a\nb",
      "a/b<c>",
      "用户😀",
      "\\u0041",
      "\u2028",
      "+ %",
    ),
  );
  /** A text in JSON, with any of its characters escaped. */
  const spelled = text.chain((value) =>
    fc.infiniteStream(fc.boolean()).map((escape) => {
      const units =
        JSON.stringify(value)
          .slice(1, -1)
          .match(/\\u....|\\.|[^\\]/gsu) ?? [];
      const some = units.map((unit) =>
        unit.length === 1 && escape.next().value ? `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}` : unit,
      );
      return `"${some.join("")}"`;
    }),
  );
  const space = fc.constantFrom("", "", " ", "\n\t", "\r\n");
  const key = fc.oneof(
    fc.constantFrom("EventTime", "Action", "To_Account", "Reason", "CustomStatus", "Platform", "KickedDevice", "Info"),
    text,
  );
  const scalar = fc.oneof(
    spelled,
    fc.double().map(String),
    fc.bigInt().map(String),
    fc.constantFrom("true", "null", "-0", "1E+2"),
  );
  const { value: anyJson } = fc.letrec<{ value: string }>((tie) => ({
    value: fc.oneof(
      { maxDepth: 3 },
      scalar,
      fc
        .array(fc.tuple(tie("value"), space), { maxLength: 4 })
        .map((all) => `[${all.map((x) => x.join("")).join(",")}]`),
      fc
        .array(fc.tuple(key, space, tie("value")), { maxLength: 4 })
        .map(
          (all) =>
            `{${all.map(([name, gap, value]) => `${JSON.stringify(name)}${gap}:${gap}${value}`).join(`,${"\n"}`)}}`,
        ),
    ),
  }));
  const member = fc
    .tuple(key, space, anyJson)
    .map(([name, gap, value]) => `${gap}${JSON.stringify(name)}:${gap}${value}`);
  /** The members of a valid callback in any order, among others and doubled ones. */
  const anyBody = fc
    .record({
      time: fc.oneof(
        fc.constantFrom("1629883332497", '"1629883332497"', "0", "1e300", "null"),
        fc.integer().map(String),
      ),
      account: spelled,
      action: fc.oneof(fc.constantFrom('"Login"', '"Disconnect"'), spelled),
      status: fc.oneof(spelled, fc.constantFrom("null", "5", "-0")),
      kicked: fc.array(
        fc.oneof(
          spelled,
          spelled.map((name) => `{ "Platform" : ${name}}`),
          fc.constant('{"Platform":null}'),
        ),
      ),
      before: fc.array(member, { maxLength: 3 }),
      inside: fc.array(member, { maxLength: 2 }),
      order: fc.nat(),
    })
    .map(({ time, account, action, status, kicked, before, inside, order }) => {
      const turn = <T>(all: T[]) => [...all.slice(order % all.length), ...all.slice(0, order % all.length)];
      const info = [...inside, ...turn([`"Action":${action}`, `"To_Account" : ${account}`, `"Reason":"Register"`])];
      const known = turn([
        `"CallbackCommand":"State.StateChange"`,
        `"EventTime":${time}`,
        `"Info":{${info.join(", ")}}`,
        `"CustomStatus": ${status}`,
        `"KickedDevice":[${kicked.join(",")}]`,
      ]);
      return `{${[...before, ...known].join(",")}}`;
    });
  const parameter = fc.oneof(
    fc
      .tuple(fc.constantFrom("ClientIP", "OptPlatform", "RequestTime", "Sign", "S%69gn", "contenttype", "X"), text)
      .map(([name, value]) => `${name}=${encodeURIComponent(value.toWellFormed())}`),
    fc.string({ unit: fc.constantFrom(..."aSign=&?%2041+⟦⟧\n") }),
    fc.nat().map((seconds) => `RequestTime=${seconds}`),
  );
  const anyQuery = fc.array(parameter, { maxLength: 5 }).map((all) => [`SdkAppid=${APP}`, ...all].join("&"));

  it("gives back every callback that the receiver accepts, byte for byte", () => {
    let [accepted, whole] = [0, 0];
    fc.assert(
      fc.property(anyQuery, anyBody, fc.integer({ min: -3, max: 3 }), (query, body, seconds) => {
        const event = judged(query, Buffer.from(body), NOW + seconds * 1000);
        if (event === null) return;
        accepted += 1;
        if (packed(query, body, NOW + seconds * 1000) === null) whole += 1;
      }),
      { numRuns: 1_500 },
    );
    expect(accepted).toBeGreaterThan(150);
    expect(whole).toBeLessThan(0.8 * accepted);
  });

  it("gives back what no receiver would accept, or stores it whole", () => {
    const anything = fc.oneof(text, anyJson, fc.json(), fc.string({ unit: fc.constantFrom(...'\\"{}[]:,u0 ⟦⟧1-e\n') }));
    const event = eventOf(QUERY, BODY);
    fc.assert(
      fc.property(anything, anything, (query, body) => {
        pack(event, { query, body });
      }),
      { numRuns: 2_000 },
    );
  });

  it("takes bytes that are not UTF-8 as the receiver reads them", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 20 }), (bytes) => {
        const [before, after] = BODY.split("testuser316").map((part) => Buffer.from(part));
        packed(QUERY, Buffer.concat([before ?? bytes, bytes, after ?? bytes]));
      }),
    );
  });

  it("stays quick with 64 KiB of anything", () => {
    for (const part of ['\\"', "\\\\", '"', "\\n", "⟦", "1", "{", "é"]) {
      const body = BODY.replace("{", `{"X":"${part.repeat(Math.floor(65_000 / Buffer.byteLength(part)))}",`);
      const started = performance.now();
      pack(eventOf(QUERY, BODY), { query: QUERY, body });
      expect(performance.now() - started).toBeLessThan(1_000);
    }
  });

  it("fits the template of another callback of its kind, and no other", () => {
    const logout = BODY.replace(/,"KickedDevice.*/, "}").replace("testuser316", "a/用户");
    const [one, other] = [eventOf(QUERY, BODY), eventOf(QUERY, logout)];
    const template = makeTemplate(other, rawOf(other));
    if (template === null) throw new Error("no template");
    expect(fit(template, one, rawOf(one))).toBeNull();
    const changed = { ...other, userId: "b", time: 1 };
    expect(fit(template, changed, rawOf(other))).toBeNull();
    expect(fit(template, changed, fill(template, changed, ""))).toBe("");
  });

  it("does not fill a template that names what the event does not have", () => {
    const event = eventOf(QUERY, BODY);
    expect(() => fill(readTemplate("⟦customStatus.json⟧\n"), event, "")).toThrow(/does not have/);
    expect(() => fill(readTemplate("⟦⟧⟦⟧\n"), event, "")).toThrow(/does not have/);
    for (const mark of ["⟦userId.odd⟧", "⟦odd.json⟧", "⟦userId⟧", "⟦toString.toString⟧"])
      expect(() => readTemplate(mark)).toThrow(/unknown mark/);
  });
});
