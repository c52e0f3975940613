import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { clearSessionCache, cachedPrincipal, type Principal } from "./session-cache";

const ada: Principal = { kind: "person", id: "1", name: "Ada", email: "ada@rollcall.example" };
beforeEach(() => {
  vi.useFakeTimers({ toFake: ["performance"] });
  clearSessionCache();
});
afterEach(() => void vi.useRealTimers());

/** Finds these viewers one after the other, the last for ever. */
function finding(...viewers: (Principal | null)[]) {
  let times = 0;
  const lookUp = () => Promise.resolve(viewers[Math.min(times++, viewers.length - 1)] ?? null);
  return { lookUp, times: () => times };
}

it("looks a viewer up once for a while", async () => {
  const { lookUp, times } = finding(ada);
  for (let i = 0; i < 3; i++) expect(await cachedPrincipal("cookie", lookUp)).toEqual(ada);
  expect(times()).toBe(1);
  vi.advanceTimersByTime(90_000);
  expect(await cachedPrincipal("cookie", lookUp)).toEqual(ada);
  expect(times()).toBe(2);
});

it("takes nobody for another, and looks strangers up each time", async () => {
  expect(await cachedPrincipal("cookie", finding(ada).lookUp)).toEqual(ada);
  const { lookUp } = finding(null, ada);
  expect(await cachedPrincipal("another", lookUp)).toBeNull();
  expect(await cachedPrincipal("another", lookUp)).toEqual(ada);
});

it("believes nobody any more once sessions changed, also who was being looked up just then", async () => {
  const { lookUp } = finding(ada, null);
  expect(await cachedPrincipal("cookie", lookUp)).toEqual(ada);
  clearSessionCache();
  expect(await cachedPrincipal("cookie", lookUp)).toBeNull();

  const slow = finding(ada, null);
  await cachedPrincipal("slow", async () => {
    const viewer = await slow.lookUp();
    clearSessionCache();
    return viewer;
  });
  expect(await cachedPrincipal("slow", slow.lookUp)).toBeNull();
});
