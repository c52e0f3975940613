import { beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import type { EndpointKey } from "@/lib/contracts/endpoints";
import { textOfTables } from "@/lib/server/testing/text-of-tables";
import { call, problemOf, routeOf } from "./testing/client";
import { FIRST, makeTwoApps, person, PLANTED, READS, ALL_KEYS, SECOND, specOf, takes } from "./testing/two-apps";
import type { Caller } from "./testing/two-apps";

/** What a request that reads may note: who was there when, and what the audit says. */
const NOTED = ["audit_entry", "audit_content", "auth_session", "api_token", "rollup_mark", "upgrade"];
let admin: Caller;
let other: Caller;

beforeAll(async () => {
  await makeTwoApps();
  admin = await person("admin@example.com", ["administrator", "operator"]);
  other = await person("other@example.com", ["administrator", "operator"], SECOND);
}, 120_000);

const JSON_READS = READS.filter((key) => key !== "GET live/stream");
const LISTS = JSON_READS.filter((key) => takes(key, "cursor"));

/** Sends a request with a query as it stands. */
async function send(key: EndpointKey, query: string, init: RequestInit): Promise<Response> {
  const [method = "", path = ""] = key.split(" ");
  const request = new Request(`http://rollcall.test/api/v1/${path}?${query}`, { ...init, method });
  return (await routeOf(path))[method as "GET"](request);
}

describe("a request that reads", () => {
  it("changes nothing, also if a header or a parameter names another method", async () => {
    const stored = async () => new Map([...(await textOfTables())].filter(([name]) => !NOTED.includes(name)));
    const before = await stored();
    for (const key of ALL_KEYS.filter((one) => one.startsWith("GET ") && one !== "GET live/stream")) {
      const headers = { ...admin.headers, "x-http-method-override": "DELETE", "x-method-override": "DELETE" };
      await (await send(key, `app=${FIRST}&id=${PLANTED}-1&_method=DELETE`, { headers })).text();
    }
    expect(await stored()).toEqual(before);
  }, 120_000);

  it("is never kept by a browser or a proxy, whatever it is answered", async () => {
    const kept: string[] = [];
    for (const key of JSON_READS)
      for (const headers of [admin.headers, {}]) {
        const answer = await call(key, { ...(takes(key, "app") && { app: FIRST }) }, { headers });
        await answer.text();
        if (answer.headers.get("cache-control")?.includes("no-store") !== true) kept.push(`${key} ${answer.status}`);
      }
    expect(kept).toEqual([]);
  }, 120_000);

  it("is about one app, however often it names one", async () => {
    const seen: string[] = [];
    for (const key of JSON_READS.filter((one) => takes(one, "app")))
      for (const query of [
        `app=${FIRST}&app=${SECOND}`,
        `app=${SECOND}&app=${FIRST}`,
        `app[]=${FIRST}&app=${SECOND}`,
      ]) {
        const answer = await send(key, `${query}&id=${PLANTED}-1`, other);
        const text = await answer.text();
        const asked = query.endsWith(FIRST) ? [400, 403, 404] : [200, 400, 403, 404];
        if (!asked.includes(answer.status)) seen.push(`${key}?${query} answered ${answer.status}`);
        if (text.replaceAll(`${PLANTED}-1\\"`, "").includes(PLANTED)) seen.push(`${key}?${query}`);
      }
    expect(seen).toEqual([]);
  }, 120_000);

  it("is refused or answered with null bytes, half characters and long texts in any parameter", async () => {
    const failed: string[] = [];
    const odd = ["%00", "a%00b", "%ED%A0%80", "x".repeat(9_000), "..%2F..%2Fetc", "%EF%BC%87+OR+1%3D1--"];
    for (const key of JSON_READS)
      for (const name of Object.keys(specOf(key).query?.shape ?? {}))
        for (const value of odd) {
          const { status, body } = await send(key, `app=${FIRST}&${name}=${value}`, admin);
          await body?.cancel();
          if (status >= 500) failed.push(`${key} ${name} answered ${status}`);
        }
    expect(failed).toEqual([]);
  }, 240_000);
});

describe("a cursor", () => {
  it("of another app, list or role shows nothing of where it comes from", async () => {
    const page = z.object({ nextCursor: z.string().nullable() });
    const cursors: string[] = [];
    for (const key of LISTS) {
      const answer = await call(key, { ...(takes(key, "app") && { app: FIRST }), limit: 1 }, admin);
      const { nextCursor } = page.parse(answer.ok ? await answer.json() : { nextCursor: null });
      if (nextCursor !== null) cursors.push(nextCursor);
    }
    expect(cursors.length).toBeGreaterThan(6);
    const viewer = await person("viewer@example.com", ["viewer"]);
    const support = await person("support@example.com", ["support"], SECOND);
    const seen: string[] = [];
    for (const key of LISTS)
      for (const cursor of cursors)
        for (const [name, { headers }, app] of [
          ["the other app", other, SECOND],
          ["the other app asking for this one", other, FIRST],
          ["support of the other app", support, SECOND],
          ["a viewer", viewer, FIRST],
        ] as const) {
          const answer = await call(key, { ...(takes(key, "app") && { app }), cursor, limit: 5 }, { headers });
          const text = await answer.text();
          if (answer.status >= 500) seen.push(`${key} by ${name} answered ${answer.status}`);
          // Texts of markers are no personal data: every role sees them.
          const shown = name === "a viewer" && key === "GET markers" ? "" : text;
          if (shown.includes(PLANTED)) seen.push(`${key} by ${name}`);
        }
    expect(seen).toEqual([]);
  }, 240_000);
});

describe("a body", () => {
  const BODIES = ALL_KEYS.filter((key) => specOf(key).body instanceof z.ZodObject);

  it("reaches no prototype", async () => {
    const polluted = '{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}},"roles":{"__proto__":[]}}';
    for (const key of BODIES) {
      const init = { headers: admin.headers, body: polluted };
      const { status } = await call(key, { ...(takes(key, "app") && { app: FIRST }), id: "1" }, init);
      expect([key, status < 500]).toEqual([key, true]);
    }
    expect("polluted" in {}).toBe(false);
  });

  it("confirms an erasure or a deletion by exactly the same text", async () => {
    const alike = [
      PLANTED.replace("a", "\u0430"),
      PLANTED.toUpperCase(),
      `${PLANTED}-1\u200b`,
      ` ${PLANTED}-1`,
      `${PLANTED}-1 `,
      `${PLANTED}-\uff11`,
      `${PLANTED}\u20101`,
      `${PLANTED}-1\u0000`,
    ];
    for (const confirmation of alike) {
      const body = JSON.stringify({ userId: `${PLANTED}-1`, confirmation, reason: "asked" });
      const refused = await problemOf(call("POST erasures", { app: FIRST }, { headers: admin.headers, body }));
      expect([confirmation, refused.status]).toEqual([confirmation, 400]);
    }
    const pause = { headers: admin.headers, body: JSON.stringify({ paused: true }) };
    expect((await call("PATCH apps", { app: FIRST }, pause)).status).toBe(200);
    for (const confirm of [FIRST.replaceAll("1", "\uff11"), `${FIRST}.0`, SECOND, ""]) {
      const init = { headers: admin.headers, body: JSON.stringify({ confirm }) };
      expect((await call("DELETE apps", { app: FIRST }, init)).status).toBe(400);
    }
  });
});
