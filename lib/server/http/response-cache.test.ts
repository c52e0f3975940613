import { gunzipSync } from "node:zlib";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import {
  cachedResponse,
  cacheKey,
  clientOf,
  countClient,
  encodeBody,
  findCached,
  MAX_BYTES,
  MAX_ENTRIES,
  negotiate,
  type CachedBody,
} from "./response-cache";

beforeEach(() => void vi.useFakeTimers({ toFake: ["performance", "setTimeout"] }));
afterEach(() => void vi.useRealTimers());

const plain = (text: string): CachedBody => ({ text, gzip: Buffer.alloc(0) });
let test = 0;
beforeEach(() => void (test += 1));
/** A key that no other test uses. */
const keyOf = (name: string) => `${test} ${name}`;

/** Makes the responses "1", "2", … in order, each after `ms`. */
function maker(ms: number) {
  let made = 0;
  return () => new Promise<CachedBody>((resolve) => setTimeout(() => resolve(plain(String((made += 1)))), ms));
}

it("makes one response for all requests that arrive while it is being made", async () => {
  const make = maker(10);
  const requests = Promise.all(Array.from({ length: 500 }, () => cachedResponse(keyOf("a"), "ada", make)));
  await vi.advanceTimersByTimeAsync(10);
  expect(new Set((await requests).map(({ text }) => text))).toEqual(new Set(["1"]));
});

it.each([
  [10, 400],
  [5_000, 10_000],
])("keeps a response that took %i ms fresh for %i ms", async (ms, fresh) => {
  const make = maker(ms);
  const request = async () => {
    const response = cachedResponse(keyOf("a"), "ada", make);
    await vi.advanceTimersByTimeAsync(ms);
    return (await response).text;
  };
  expect(await request()).toBe("1");
  await vi.advanceTimersByTimeAsync(fresh - ms - 1);
  expect((await cachedResponse(keyOf("a"), "ada", make)).text).toBe("1");
  await vi.advanceTimersByTimeAsync(ms + 1);
  expect(await request()).toBe("2");
});

it("keeps a response fresh in proportion to the number of clients of the previous one, each counted once", async () => {
  const make = maker(10);
  const request = async () => {
    const response = cachedResponse(keyOf("a"), "ada", make);
    await vi.advanceTimersByTimeAsync(10);
    return (await response).text;
  };
  expect(await request()).toBe("1");
  for (const client of ["bob", "carol", "bob", "dan", "eve", "ada"]) await cachedResponse(keyOf("a"), client, make);
  await vi.advanceTimersByTimeAsync(400);
  expect(await request()).toBe("2");
  await vi.advanceTimersByTimeAsync(5 * 400 - 1);
  expect((await cachedResponse(keyOf("a"), "ada", make)).text).toBe("2");
  await vi.advanceTimersByTimeAsync(1);
  expect(await request()).toBe("3");
});

it("keeps the responses of different keys apart", async () => {
  const make = maker(1);
  const both = Promise.all([cachedResponse(keyOf("a"), "ada", make), cachedResponse(keyOf("b"), "ada", make)]);
  await vi.advanceTimersByTimeAsync(1);
  expect((await both).map(({ text }) => text)).toEqual(["1", "2"]);
});

it("returns an error to the waiting requests and makes the response again for the next", async () => {
  const fail = () => Promise.reject(new Error("no database"));
  await expect(
    Promise.all([cachedResponse(keyOf("a"), "ada", fail), cachedResponse(keyOf("a"), "ada", fail)]),
  ).rejects.toThrow("no database");
  expect(await cachedResponse(keyOf("a"), "ada", () => Promise.resolve(plain("well")))).toEqual(plain("well"));
});

it("finds a response while it is being made and while it is fresh", async () => {
  expect(findCached(keyOf("a"))).toBeNull();
  const response = cachedResponse(keyOf("a"), "ada", maker(10));
  expect(findCached(keyOf("a"))).toBe(response);
  await vi.advanceTimersByTimeAsync(10);
  await response;
  await vi.advanceTimersByTimeAsync(399);
  expect(findCached(keyOf("a"))).toBe(response);
  await vi.advanceTimersByTimeAsync(1);
  expect(findCached(keyOf("a"))).toBeNull();
});

/** Caches a response that stays fresh during the test. */
const cacheForLong = (key: string, body: CachedBody) =>
  cachedResponse(key, "ada", () => {
    vi.advanceTimersByTime(1_000);
    return Promise.resolve(body);
  });

it("drops the response that was not used for the longest time when it holds the maximum number", async () => {
  for (let n = 0; n < MAX_ENTRIES; n++) await cachedResponse(keyOf(`${n}`), "ada", () => Promise.resolve(plain("")));
  await cacheForLong(keyOf("first"), plain("1"));
  await cacheForLong(keyOf("second"), plain("2"));
  for (let n = 0; n < MAX_ENTRIES - 2; n++)
    await cachedResponse(keyOf(`more ${n}`), "ada", () => Promise.resolve(plain("")));
  countClient(keyOf("first"), "ada");
  for (const name of ["one", "two"]) await cachedResponse(keyOf(name), "ada", () => Promise.resolve(plain("")));
  expect(findCached(keyOf("first"))).not.toBeNull();
  expect(findCached(keyOf("second"))).toBeNull();
});

it("drops responses when they take the maximum number of bytes, and never keeps one that is larger", async () => {
  const third = plain("x".repeat(MAX_BYTES / 6));
  for (const name of ["a", "b", "c"]) await cacheForLong(keyOf(name), third);
  expect(["a", "b", "c"].map((name) => findCached(keyOf(name)) !== null)).toEqual([false, true, true]);
  const large = plain("x".repeat(MAX_BYTES / 2));
  expect(await cacheForLong(keyOf("large"), large)).toBe(large);
  expect(findCached(keyOf("large"))).toBeNull();
});

it("gives the same key to the same path and parameters in any order", () => {
  const of = (path: string, scope = "0 viewer") => cacheKey(new URL(path, "http://rollcall.test"), scope);
  expect(of("/api/v1/live?app=1&tz=UTC")).toBe(of("/api/v1/live?tz=UTC&app=1"));
  expect(
    new Set(
      ["/api/v1/live", "/api/v1/live?app=1", "/api/v1/live?app=2", "/api/v1/stats/live?app=1"].map((path) => of(path)),
    ).size,
  ).toBe(4);
  expect(of("/api/v1/live", "0 viewer")).not.toBe(of("/api/v1/live", "0 operator"));
});

it("identifies clients by their credentials without keeping them", () => {
  const headers: Record<string, string>[] = [
    { cookie: "a=1" },
    { cookie: "a=2" },
    { authorization: "Bearer 1", cookie: "a=1" },
    {},
  ];
  const clients = headers.map((one) => clientOf(new Headers(one)));
  expect(new Set(clients).size).toBe(4);
  expect(clientOf(new Headers({ cookie: "a=1" }))).toBe(clients[0]);
  expect(new Set(clients.map(({ length }) => length)).size).toBe(1);
});

it.each([
  ["gzip, deflate, br", true],
  ["br;q=1.0, gzip;q=0.8", true],
  ["gzip", true],
  ["GZIP;q=1", true],
  ["*", true],
  ["br", false],
  ["gzip;q=0", false],
  ["gzip;q=0.0, br", false],
  ["identity, gzip;q=0.5", false],
  ["x-gzip", false],
  ["", false],
  [null, false],
])("compresses for Accept-Encoding %j: %s", async (acceptEncoding, compressed) => {
  const encoded = await encodeBody({ answer: "在线 ".repeat(100) });
  const { body, headers } = negotiate(encoded, acceptEncoding);
  expect(headers["content-encoding"]).toBe(compressed ? "gzip" : undefined);
  expect(typeof body === "string" ? body : gunzipSync(body).toString()).toBe(encoded.text);
});
