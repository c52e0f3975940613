import { expect, it } from "vitest";
import { pause, startLoop } from "./loop";

it("stops a loop in its pause, after the current work", async () => {
  let rounds = 0;
  const stop = startLoop(async (signal) => {
    while (!signal.aborted) {
      await Promise.resolve();
      rounds++;
      await pause(60_000, signal);
    }
  });
  await stop();
  expect(rounds).toBe(1);
});

it("does not wait for a time that is over, nor after an abort", async () => {
  await pause(-1_000, new AbortController().signal);
  await pause(60_000, AbortSignal.abort());
});
