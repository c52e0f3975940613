import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { forgetViewers, remembered, type Viewer } from "./remembered";

const ada: Viewer = { kind: "person", id: "1", name: "Ada", email: "ada@rollcall.example" };
beforeEach(() => {
  vi.useFakeTimers({ toFake: ["performance"] });
  forgetViewers();
});
afterEach(() => void vi.useRealTimers());

/** Finds these viewers one after the other, the last for ever. */
function finding(...viewers: (Viewer | null)[]) {
  let times = 0;
  const lookUp = () => Promise.resolve(viewers[Math.min(times++, viewers.length - 1)] ?? null);
  return { lookUp, times: () => times };
}

it("looks a viewer up once for a while", async () => {
  const { lookUp, times } = finding(ada);
  for (let i = 0; i < 3; i++) expect(await remembered("cookie", lookUp)).toEqual(ada);
  expect(times()).toBe(1);
  vi.advanceTimersByTime(90_000);
  expect(await remembered("cookie", lookUp)).toEqual(ada);
  expect(times()).toBe(2);
});

it("takes nobody for another, and looks strangers up each time", async () => {
  expect(await remembered("cookie", finding(ada).lookUp)).toEqual(ada);
  const { lookUp } = finding(null, ada);
  expect(await remembered("another", lookUp)).toBeNull();
  expect(await remembered("another", lookUp)).toEqual(ada);
});

it("believes nobody any more once sessions changed, also who was being looked up just then", async () => {
  const { lookUp } = finding(ada, null);
  expect(await remembered("cookie", lookUp)).toEqual(ada);
  forgetViewers();
  expect(await remembered("cookie", lookUp)).toBeNull();

  const slow = finding(ada, null);
  await remembered("slow", async () => {
    const viewer = await slow.lookUp();
    forgetViewers();
    return viewer;
  });
  expect(await remembered("slow", slow.lookUp)).toBeNull();
});
