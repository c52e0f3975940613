import { beforeEach, expect, it } from "vitest";
import { OK } from "@/lib/protocol/answer";
import { callback } from "../testing/callback";
import { shedding } from "./shedding";

let now: number;
beforeEach(() => (now = 0));

/** Sends callbacks in one turn of the event loop, each of which takes `ms`. Resolves with how many are answered OK. */
async function turn(count: number, ms: number): Promise<number> {
  const receive = shedding(
    () => {
      now += ms;
      return Promise.resolve(OK);
    },
    () => now,
  );
  const answers = await Promise.all(Array.from({ length: count }, () => receive(callback())));
  const refused = answers.filter(({ status }) => status === 503);
  for (const { body } of refused) expect(JSON.parse(body)).toMatchObject({ ActionStatus: "FAIL" });
  await new Promise(setImmediate);
  expect((await receive(callback())).status).toBe(200);
  return count - refused.length;
}

it("refuses what is read after 400 ms of one turn, and takes everything in the next turn", async () => {
  expect(await turn(2_000, 1)).toBe(401);
});

it("takes thousands that are read in a short turn, and few that a slow machine reads in a long one", async () => {
  expect(await turn(5_000, 0.05)).toBe(5_000);
  expect(await turn(100, 30)).toBe(100);
});
