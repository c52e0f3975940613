import type { Server, ServerResponse } from "node:http";
import { afterAll, beforeAll, expect, it } from "vitest";
import { frontServer } from "@/lib/server/front/http-server";
import { OPEN } from "@/lib/server/front/testing/options";
import { door } from "@/lib/server/receive/door";
import { listen } from "@/lib/server/serve/listen";
import { mapLimit } from "../support/map-limit";
import { APP } from "./callbacks";
import { fuzzRequest } from "./kinds";
import { send } from "./send";
import { holdConnections } from "./strangers";
import { faultOf } from "./table";

// A part of `npm run fuzz` that needs neither a database nor a build: callbacks and noise, answered by the front alone.

const REQUESTS = 1_000;
const KNOWN = { token: "token", cookie: "rollcall.session_token=x" };
const SEED = Math.floor(Math.random() * 1e9);

let server: Server;
let port: number;
const accepted = new Set<string>();

beforeAll(async () => {
  const app = { sdkAppId: APP, callbackTokens: [], pathSecret: null };
  const receive = door({
    apps: () => Promise.resolve(new Map([[APP, app]])),
    accept: (_app, content) =>
      Promise.resolve("event" in content ? void accepted.add(content.event.userId) : undefined),
    count: () => Promise.resolve(),
  });
  const console = (_req: unknown, res: ServerResponse) => void res.writeHead(404).end("of the console");
  server = frontServer({ receive, console, outage: () => null, onOverload: () => undefined }, OPEN);
  port = await listen(server, "127.0.0.1", 0);
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

it(`answers every request by the table, and loses no sound callback among them (seed ${SEED})`, async () => {
  const release = holdConnections(port);
  const numbers = Array.from({ length: REQUESTS }, (_, number) => number);
  const requests = numbers.map((number) => fuzzRequest(SEED, number, KNOWN));
  const sent = requests.filter(({ target }) => target === "callback" || target === "any");
  const faults = await mapLimit(sent, 16, async (request) => {
    // The machine that runs the tests may be busy, so this test does not judge times.
    const fault = faultOf(request, { ...(await send(port, request)), ms: 0 });
    return fault === null ? [] : [`${request.kind}: ${fault}`];
  });
  release();
  expect(faults.flat()).toEqual([]);
  const canaries = sent.flatMap(({ canary }) => canary ?? []);
  expect(canaries.length).toBeGreaterThan(50);
  expect(canaries.filter((user) => !accepted.has(user))).toEqual([]);
});
