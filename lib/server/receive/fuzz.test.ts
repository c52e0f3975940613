import fc from "fast-check";
import { expect, it } from "vitest";
import { GET as getEvents } from "@/app/api/v1/events/route";
import { GET as getHealth } from "@/app/api/v1/ingest/health/route";
import { GET as getHours } from "@/app/api/v1/stats/hours/route";
import { GET as getUsers } from "@/app/api/v1/users/route";
import { ensureToken } from "../auth/api-tokens";
import { db } from "../db/client";
import { callback, makeApp, SAMPLE } from "../testing/callback";
import { processAll } from "../testing/process-all";
import { receiveAndStore } from "../testing/post-callback";
import { storedRaw } from "../testing/stored-raw";

// An accepted callback must not stop the fold, must not make an answer fail, and must be given back as it came.

const TOKEN = "fuzz-token-1234";
const anyText = fc.oneof(
  fc.string({ unit: "binary", maxLength: 64 }),
  fc.constantFrom("\0", "\uD800", "a\uDFFFb", "\u202E", "'; DROP TABLE event; --", "%00", "{}", "NaN", "__proto__", ""),
);
const anyWord = (...words: string[]) => fc.oneof(fc.constantFrom(...words), anyText);
const anyTime = fc.oneof(
  fc.constantFrom(0, -1, 253_402_300_799_999, 253_402_300_800_000, 8.64e15, 8.64e15 + 1, 1e18, 1e21, 1.7e308, -1e300),
  fc.constantFrom("0", "-1", "00", "9".repeat(20), "253402300799999", "1e3", "", " 1"),
  fc.integer({ min: -2_000_000, max: 2_000_000 }).map((ms) => Date.now() + ms),
  fc.double(),
  fc.constant(undefined),
  fc.constant(null),
);
const anyRequestTime = fc.oneof(
  fc.constantFrom("0", "999999999999", "9".repeat(15), "9".repeat(16), "-1", "1e9", "", null),
  fc.nat(1_262_303_999).map(String),
);
const anyKicked = fc.oneof(
  fc.array(fc.oneof(fc.record({ Platform: anyWord("Web", "iOS") }), anyWord("Web"), fc.constant({ Platform: null })), {
    maxLength: 17,
  }),
  fc.constantFrom(null, undefined, {}),
);
const anyCallback = fc.record({
  time: anyTime,
  requestTime: anyRequestTime,
  action: anyWord("Login", "Logout", "Disconnect", "CustomStatusChange"),
  reason: anyWord("Register", "Unregister", "LinkClose", "TimeOut", "OpenKickInstance"),
  platform: fc.option(anyWord("Web", "Android", "RESTAPI")),
  ip: fc.option(anyWord("203.0.113.7", "::1", "999.1.1.1")),
  user: anyWord("alice", "-", "..", "u".repeat(255), "用户/😀"),
  status: fc.oneof(anyText, fc.constant("s".repeat(1024)), fc.double(), fc.constant(null)),
  kicked: anyKicked,
});

const ask = async (
  path: string,
  handler: (request: Request) => Promise<Response>,
  query: Record<string, string> = {},
) => {
  const url = `http://rollcall.test/api/v1/${path}?${new URLSearchParams(query).toString()}`;
  const response = await handler(new Request(url, { headers: { authorization: `Bearer ${TOKEN}` } }));
  expect(response.status).toBe(200);
  return (await response.json()) as Record<string, unknown>;
};

it("folds a sound login and answers every list, whatever else was stored before it", async () => {
  await makeApp();
  await ensureToken("fuzz", TOKEN);
  let stored = 0;
  const sent = new Set<string>();
  await fc.assert(
    fc.asyncProperty(fc.array(anyCallback, { minLength: 1, maxLength: 12 }), fc.nat(), async (given, n) => {
      for (const one of given) {
        const request = callback({
          query: { OptPlatform: one.platform, ClientIP: one.ip, RequestTime: one.requestTime },
          body: {
            CallbackCommand: SAMPLE.CallbackCommand,
            EventTime: one.time,
            Info: { Action: one.action, To_Account: one.user, Reason: one.reason, CustomStatus: one.status },
            KickedDevice: one.kicked,
          },
        });
        const { status } = await receiveAndStore(request);
        expect([200, 400]).toContain(status);
        if (status === 200) stored++;
        sent.add(`${request.query} ${Buffer.from(request.body).toString()}`);
      }
      const canary = `canary-${n}-${stored}`;
      const body = { ...SAMPLE, EventTime: Date.now(), Info: { ...SAMPLE.Info, To_Account: canary } };
      expect((await receiveAndStore(callback({ body }))).status).toBe(200);
      for (const raw of await storedRaw())
        if (!raw.userId.startsWith("canary")) expect(sent).toContain(`${raw.query} ${raw.body}`);
      await processAll();
      expect((await db().presence.findFirst({ where: { userId: canary } }))?.online).toBe(true);
      const { events } = await ask("events", getEvents, { limit: "500" });
      expect(Array.isArray(events)).toBe(true);
      await ask("events", getEvents, { verdict: "quarantined" });
      await ask("users", getUsers);
      const { from } = (await ask("stats/hours", getHours)) as { from: string };
      expect(Date.parse(from)).toBeGreaterThan(Date.now() - 3_600_000);
    }),
    { numRuns: 8 },
  );
  // Nothing had to be left out because the fold failed: the door keeps out what cannot be folded.
  expect(await db().eventFault.count()).toBe(0);
  const health = await ask("ingest/health", getHealth);
  expect(health.quarantined).toBe(await db().eventVerdict.count({ where: { verdict: "quarantined" } }));
  expect(health.quarantined).toBeGreaterThan(0);
}, 60_000);
