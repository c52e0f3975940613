import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { clearSessionCache, cachedPrincipal, MAX_SESSIONS, SESSION_TTL_MS, type Principal } from "./session-cache";

const ada: Principal = {
  kind: "person",
  id: "1",
  name: "Ada",
  email: "ada@rollcall.example",
  ownerId: null,
  app: null,
  grants: [],
};
beforeEach(() => {
  vi.useFakeTimers({ toFake: ["performance"] });
  // lru-cache takes a start time of 0 for "no time limit".
  vi.advanceTimersByTime(1);
  clearSessionCache();
});
afterEach(() => void vi.useRealTimers());

it("looks a session up once for five seconds", async () => {
  const lookUp = vi.fn(() => Promise.resolve(ada));
  for (let i = 0; i < 3; i++) expect(await cachedPrincipal("cookie", lookUp)).toEqual(ada);
  vi.advanceTimersByTime(SESSION_TTL_MS);
  expect(await cachedPrincipal("cookie", lookUp)).toEqual(ada);
  expect(lookUp).toHaveBeenCalledTimes(1);
  vi.advanceTimersByTime(1);
  expect(await cachedPrincipal("cookie", lookUp)).toEqual(ada);
  expect(lookUp).toHaveBeenCalledTimes(2);
});

it("shares one lookup among requests that arrive while it runs", async () => {
  const lookUp = vi.fn(() => Promise.resolve(ada));
  expect(await Promise.all([cachedPrincipal("cookie", lookUp), cachedPrincipal("cookie", lookUp)])).toEqual([ada, ada]);
  expect(lookUp).toHaveBeenCalledTimes(1);
});

it("keeps cookies apart, and looks unknown sessions up each time", async () => {
  expect(await cachedPrincipal("cookie", () => Promise.resolve(ada))).toEqual(ada);
  expect(await cachedPrincipal("another", () => Promise.resolve(null))).toBeNull();
  expect(await cachedPrincipal("another", () => Promise.resolve(ada))).toEqual(ada);
});

it("does not cache an error", async () => {
  await expect(cachedPrincipal("cookie", () => Promise.reject(new Error("no database")))).rejects.toThrow(
    "no database",
  );
  expect(await cachedPrincipal("cookie", () => Promise.resolve(ada))).toEqual(ada);
});

it("forgets every session when it is cleared, also one whose lookup runs", async () => {
  expect(await cachedPrincipal("cookie", () => Promise.resolve(ada))).toEqual(ada);
  clearSessionCache();
  expect(await cachedPrincipal("cookie", () => Promise.resolve(null))).toBeNull();

  await cachedPrincipal("slow", async () => {
    await Promise.resolve();
    clearSessionCache();
    return ada;
  });
  expect(await cachedPrincipal("slow", () => Promise.resolve(null))).toBeNull();
});

it("holds a limited number of sessions and drops the one that was not used for the longest time", async () => {
  const lookUp = vi.fn(() => Promise.resolve(ada));
  await cachedPrincipal("used", lookUp);
  await cachedPrincipal("unused", lookUp);
  for (let n = 0; n < MAX_SESSIONS - 1; n++) {
    await cachedPrincipal("used", lookUp);
    await cachedPrincipal(`${n}`, lookUp);
  }
  const before = lookUp.mock.calls.length;
  await cachedPrincipal("used", lookUp);
  expect(lookUp).toHaveBeenCalledTimes(before);
  await cachedPrincipal("unused", lookUp);
  expect(lookUp).toHaveBeenCalledTimes(before + 1);
});

it("keeps sessions whatever number of strangers is looked up at the same time", async () => {
  await cachedPrincipal("cookie", () => Promise.resolve(ada));
  const strangers = Array.from({ length: MAX_SESSIONS + 1 }, (_, n) => `${n}`.padEnd(10_000, "x"));
  await Promise.all(strangers.map((cookie) => cachedPrincipal(cookie, () => Promise.resolve(null))));
  expect(await cachedPrincipal("cookie", () => Promise.resolve(null))).toEqual(ada);
});
