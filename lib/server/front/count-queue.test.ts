import { expect, it, vi } from "vitest";
import { log } from "../log";
import { callback } from "../testing/callback";
import { CountQueue } from "./count-queue";
import type { CountedCallback } from "./messages";

const refused = (body: string): CountedCallback => ({
  sdkAppId: null,
  cause: "app",
  error: "",
  command: null,
  request: callback({ body }),
  skewMs: null,
});

it("hands one batch at a time to the writer, and keeps the rest while there is none", () => {
  const batches: string[][] = [];
  let isThere = false;
  const queue = new CountQueue((batch) => {
    if (isThere) batches.push(batch.map(({ request }) => Buffer.from(request.body).toString()));
    return isThere;
  });
  queue.add(refused("a"));
  queue.add(refused("b"));
  isThere = true;
  queue.ready();
  queue.add(refused("c"));
  queue.add(refused("d"));
  expect(batches).toEqual([["a", "b"]]);
  queue.counted();
  queue.counted();
  expect(batches).toEqual([
    ["a", "b"],
    ["c", "d"],
  ]);
});

it("logs how many callbacks a writer had when it ended", () => {
  const logged = vi.spyOn(log, "error").mockImplementation(() => undefined);
  const batches: number[] = [];
  const queue = new CountQueue((batch) => batches.push(batch.length) > 0);
  for (const body of ["a", "b", "c"]) queue.add(refused(body));
  queue.ready();
  expect(batches).toEqual([1, 2]);
  expect(logged.mock.calls.map(([fields]) => fields)).toEqual([{ callbacks: 1 }]);
  queue.counted();
  queue.ready();
  expect(logged).toHaveBeenCalledTimes(1);
  logged.mockRestore();
});

it("is bounded in number and size", () => {
  let sent: CountedCallback[] = [];
  let isThere = false;
  const queue = new CountQueue((batch) => {
    if (isThere) sent = [...sent, ...batch];
    return isThere;
  });
  for (let i = 0; i < 5_000; i++) queue.add(refused("x".repeat(60_000)));
  isThere = true;
  queue.ready();
  for (let i = 0; i < 20; i++) queue.counted();
  expect(sent).toHaveLength(2_000);
  const sizes = sent.map(({ request }) => request.body.length);
  expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(16 << 20);
  expect(new Set(sizes)).toEqual(new Set([60_000, 0]));
  queue.counted();
  queue.add(refused("x".repeat(60_000)));
  expect(sent.at(-1)?.request.body).toHaveLength(60_000);
});
