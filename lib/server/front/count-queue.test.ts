import { expect, it } from "vitest";
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
  queue.ready();
  queue.ready();
  expect(batches).toEqual([
    ["a", "b"],
    ["c", "d"],
  ]);
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
  for (let i = 0; i < 20; i++) queue.ready();
  expect(sent).toHaveLength(2_000);
  expect(new Set(sent.map(({ request }) => request.body.length))).toEqual(new Set([4_096]));
});
