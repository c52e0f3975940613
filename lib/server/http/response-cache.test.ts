import { gunzipSync } from "node:zlib";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { findCached, negotiate, cachedResponse, cacheKey, encodeBody, type CachedBody } from "./response-cache";

beforeEach(() => void vi.useFakeTimers({ toFake: ["performance", "setTimeout"] }));
afterEach(() => void vi.useRealTimers());

const plain = (text: string): CachedBody => ({ text, gzip: Buffer.alloc(0) });
let key = 0;
beforeEach(() => void (key += 1));

/** Answers "1", "2", … each after `ms`. */
function maker(ms: number) {
  let made = 0;
  return () => new Promise<CachedBody>((resolve) => setTimeout(() => resolve(plain(String((made += 1)))), ms));
}

it("makes one answer for all who ask while it is being made", async () => {
  const make = maker(10);
  const asked = Promise.all(Array.from({ length: 500 }, () => cachedResponse(`a ${key}`, "ada", make)));
  await vi.advanceTimersByTimeAsync(10);
  expect(new Set((await asked).map(({ text }) => text))).toEqual(new Set(["1"]));
});

it("holds it for forty times as long as it took, but never for long", async () => {
  for (const [ms, held] of [
    [10, 400],
    [5_000, 10_000],
  ] as const) {
    const make = maker(ms);
    const ask = async () => {
      const answer = cachedResponse(`b ${key} ${ms}`, "ada", make);
      await vi.advanceTimersByTimeAsync(ms);
      return (await answer).text;
    };
    expect(await ask()).toBe("1");
    await vi.advanceTimersByTimeAsync(held - ms - 1);
    expect((await cachedResponse(`b ${key} ${ms}`, "ada", make)).text).toBe("1");
    await vi.advanceTimersByTimeAsync(ms + 1);
    expect(await ask()).toBe("2");
  }
});

it("holds it the longer the more asked for the one before, each counted once", async () => {
  const make = maker(10);
  const name = `g ${key}`;
  const ask = async () => {
    const answer = cachedResponse(name, "ada", make);
    await vi.advanceTimersByTimeAsync(10);
    return (await answer).text;
  };
  expect(await ask()).toBe("1");
  for (const asker of ["bob", "carol", "bob", "dan", "eve", "ada"]) await cachedResponse(name, asker, make);
  await vi.advanceTimersByTimeAsync(400);
  expect(await ask()).toBe("2");
  await vi.advanceTimersByTimeAsync(5 * 400 - 1);
  expect((await cachedResponse(name, "ada", make)).text).toBe("2");
  await vi.advanceTimersByTimeAsync(1);
  expect(await ask()).toBe("3");
});

it("keeps answers to other questions apart", async () => {
  const make = maker(1);
  const both = Promise.all([cachedResponse(`c ${key}`, "ada", make), cachedResponse(`d ${key}`, "ada", make)]);
  await vi.advanceTimersByTimeAsync(1);
  expect((await both).map(({ text }) => text)).toEqual(["1", "2"]);
});

it("tells an error to those who wait, and tries again for the next", async () => {
  const fail = () => Promise.reject(new Error("no database"));
  await expect(
    Promise.all([cachedResponse(`e ${key}`, "ada", fail), cachedResponse(`e ${key}`, "ada", fail)]),
  ).rejects.toThrow("no database");
  expect(await cachedResponse(`e ${key}`, "ada", () => Promise.resolve(plain("well")))).toEqual(plain("well"));
});

it("tells what is held and what is being made, and nothing of what is too old", async () => {
  expect(findCached(`f ${key}`, "bob")).toBeNull();
  const make = maker(10);
  const asked = cachedResponse(`f ${key}`, "ada", make);
  expect(findCached(`f ${key}`, "bob")).toBe(asked);
  await vi.advanceTimersByTimeAsync(10);
  await asked;
  await vi.advanceTimersByTimeAsync(399);
  expect(findCached(`f ${key}`, "bob")).toBe(asked);
  await vi.advanceTimersByTimeAsync(1);
  expect(findCached(`f ${key}`, "bob")).toBeNull();
});

it("is asked alike by the same path and parameters, in whatever order", () => {
  const of = (path: string) => cacheKey(new URL(path, "http://rollcall.test"));
  expect(of("/api/v1/live?app=1&tz=UTC")).toBe(of("/api/v1/live?tz=UTC&app=1"));
  expect(
    new Set(["/api/v1/live", "/api/v1/live?app=1", "/api/v1/live?app=2", "/api/v1/stats/live?app=1"].map(of)).size,
  ).toBe(4);
});

it.each([
  ["gzip, deflate, br", true],
  ["br;q=1.0, gzip;q=0.8", true],
  ["gzip", true],
  ["GZIP;q=1", true],
  ["br", false],
  ["gzip;q=0", false],
  ["gzip;q=0.0, br", false],
  ["x-gzip", false],
  [null, false],
])("is sent compressed to who accepts %j: %s", async (accepts, zipped) => {
  const written = await encodeBody({ answer: "在线 ".repeat(100) });
  const { body, headers } = negotiate(written, accepts);
  expect(headers["content-encoding"]).toBe(zipped ? "gzip" : undefined);
  expect(typeof body === "string" ? body : gunzipSync(body).toString()).toBe(written.text);
});
