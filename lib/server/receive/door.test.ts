import { beforeEach, expect, it, vi } from "vitest";
import { log } from "../log";
import { callback, SAMPLE } from "../testing/callback";
import { door } from "./door";

const SECOND = 1_000;
const app = { sdkAppId: "1400000000", callbackTokens: [], pathSecret: null };
let durable: () => void;
const receive = door({
  apps: () => Promise.resolve(new Map([[app.sdkAppId, app]])),
  accept: () => new Promise((resolve) => (durable = resolve)),
  count: () => Promise.resolve(),
});

beforeEach(() => vi.spyOn(log, "error").mockReturnValue(undefined));

/** How long the answer to a callback took whose head arrived `ago` ms before its body, and its status. */
async function answered(ago: number, afterMs: number): Promise<{ status: number; ms: number }> {
  const started = performance.now();
  const answer = receive(callback({ body: SAMPLE }), started - ago);
  setTimeout(() => durable(), afterMs);
  const { status } = await answer;
  return { status, ms: performance.now() - started };
}

it("counts the time until the answer from the head of the request", async () => {
  const [late, inTime] = [await answered(0.9 * SECOND, 5 * SECOND), await answered(0.9 * SECOND, 0.1 * SECOND)];
  expect(late.status).toBe(503);
  expect(late.ms).toBeLessThan(1.2 * SECOND);
  expect(inTime.status).toBe(200);
});

it("leaves a callback whose body came slowly the time to become durable", async () => {
  expect((await answered(10 * SECOND, 0.1 * SECOND)).status).toBe(200);
});
