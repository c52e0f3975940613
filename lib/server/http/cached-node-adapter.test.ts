import { createServer, type Server } from "node:http";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { problem } from "@/lib/contracts/common";
import { createToken, deleteToken } from "../auth/api-tokens";
import { db } from "../db/client";
import { ServiceError } from "../errors";
import { listen } from "../serve/listen";
import { cachedResponse, cacheKey, encodeBody } from "./response-cache";
import { answerFromCache, mayBeCached } from "./cached-node-adapter";

/** What a token without a default app may do in all apps. */
const OPERATOR = ";0 operator";

let server: Server;
let base: string;
let token: { id: string; token: string };
beforeAll(async () => {
  server = createServer((req, res) => {
    const leave = () => res.writeHead(418).end("for Next");
    if (!mayBeCached(req)) return void leave();
    void answerFromCache(req, res).then((answered) => answered || leave());
  });
  base = `http://127.0.0.1:${await listen(server, "127.0.0.1", 0)}`;
  token = await createToken({ name: "cache" });
  vi.useFakeTimers({ toFake: ["performance"] });
});
afterAll(async () => {
  vi.useRealTimers();
  server.close();
  await db().$executeRaw`TRUNCATE api_token`;
});

const request = (path: string, init: RequestInit = {}) =>
  fetch(`${base}${path}`, {
    ...init,
    headers: { authorization: `Bearer ${token.token}`, ...(init.headers as Record<string, string>) },
  });
/** Caches a response that stays fresh during the test: it took a second to make, and the clock does not advance. */
const cacheResponse = (path: string, make: () => Promise<unknown>, scope = OPERATOR) =>
  cachedResponse(cacheKey(new URL(path, base), scope), "another", async () => {
    vi.advanceTimersByTime(1_000);
    return encodeBody(await make());
  });

it("answers a cached response as Next does", async () => {
  await cacheResponse("/api/v1/stats/online?x=1&y=2", () => Promise.resolve({ users: 42 }));
  const answer = await request("/api/v1/stats/online?y=2&x=1");
  expect(answer.status).toBe(200);
  expect(await answer.json()).toEqual({ users: 42 });
  expect(answer.headers.get("content-type")).toBe("application/json");
  expect(answer.headers.get("content-encoding")).toBe("gzip");
  expect(answer.headers.get("x-request-id")).toMatch(/^[0-9a-f-]{36}$/);
});

it("leaves other requests to Next", async () => {
  await cacheResponse("/api/v1/stats/events", () => Promise.resolve({}));
  for (const [path, init] of [
    ["/api/v1/stats/events?z=1", {}],
    ["/api/v1/stats/other", {}],
    ["/api/v1/stats/events", { method: "POST" }],
    ["/stats/events", {}],
  ] as const) {
    expect((await request(path, init)).status).toBe(418);
  }
});

it("waits for a response that is being made and returns its error", async () => {
  let fail = (_: Error) => {};
  cacheResponse("/api/v1/stats/causes", () => new Promise((_, reject) => (fail = reject))).catch(() => undefined);
  const response = request("/api/v1/stats/causes");
  // A request that comes later goes the same way. When it is answered, the first one waits for its response.
  for (let n = 0; n < 3; n++) await request("/api/v1/stats/events?z=1");
  fail(new ServiceError("too_slow", "not today"));
  const answer = await response;
  expect([answer.status, answer.headers.get("content-type")]).toEqual([504, "application/problem+json"]);
  expect(problem.parse(await answer.json())).toMatchObject({ code: "too_slow", detail: "not today" });
});

it("does not count strangers as clients, who would keep an old response for longer", async () => {
  const make = () =>
    cachedResponse(cacheKey(new URL("/api/v1/stats/nearest", base), OPERATOR), "another", async () => {
      vi.advanceTimersByTime(1);
      return encodeBody({});
    });
  await make();
  for (let n = 0; n < 5; n++) {
    const headers = { authorization: `Bearer rc_stranger${n}` };
    expect((await request("/api/v1/stats/nearest", { headers })).status).toBe(401);
  }
  vi.advanceTimersByTime(40);
  await make();
  vi.advanceTimersByTime(41);
  expect((await request("/api/v1/stats/nearest")).status).toBe(418);
});

it("refuses clients without a valid token", async () => {
  await cacheResponse("/api/v1/stats/days", () => Promise.resolve({ secret: true }));
  const stranger = await request("/api/v1/stats/days", { headers: { authorization: "Bearer rc_nobody" } });
  expect(stranger.status).toBe(401);
  expect(await stranger.text()).not.toContain("secret");
  expect((await request("/api/v1/stats/days")).status).toBe(200);
  await deleteToken(token.id);
  expect((await request("/api/v1/stats/days")).status).toBe(401);
});

it("answers nobody with what was made for another role", async () => {
  const viewer = await createToken({ name: "viewer", role: "viewer" });
  const headers = { authorization: `Bearer ${viewer.token}` };
  await cacheResponse("/api/v1/stats/hours", () => Promise.resolve({ secret: true }));
  expect((await request("/api/v1/stats/hours", { headers })).status).toBe(418);
  await cacheResponse("/api/v1/stats/hours", () => Promise.resolve({ figures: 1 }), ";0 viewer");
  expect(await (await request("/api/v1/stats/hours", { headers })).json()).toEqual({ figures: 1 });
});
