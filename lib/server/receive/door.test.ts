import { beforeEach, expect, it, vi } from "vitest";
import type { Millis } from "@/lib/time/units";
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

/** The status of the answer to a callback whose head arrived `ago` ms before its body. */
const statusOf = async (ago: Millis) => (await receive(callback({ body: SAMPLE }), performance.now() - ago)).status;

it("counts the time until the answer from the head of the request", async () => {
  const order: string[] = [];
  const answers = [
    statusOf(0).then((status) => order.push(`now ${status}`)),
    statusOf(0.9 * SECOND).then((status) => order.push(`earlier ${status}`)),
  ];
  await Promise.all(answers);
  expect(order).toEqual(["earlier 503", "now 503"]);
});

it("leaves a callback whose body came slowly the time to become durable", async () => {
  const status = statusOf(10 * SECOND);
  setTimeout(() => durable(), 100);
  expect(await status).toBe(200);
});
