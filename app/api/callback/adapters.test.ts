import http from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { db } from "@/lib/server/db/client";
import { answerCallback, isCallback } from "@/lib/server/receive/node-adapter";
import { receive } from "@/lib/server/receive/receive";
import { callback, makeApp, SAMPLE } from "@/lib/server/testing/callback";
import * as route from "./[[...secret]]/route";

type Sent = Parameters<typeof callback>[0];
type Adapter = (fields: Sent) => Promise<{ status: number; type: string | null; body: string }>;

let server: http.Server;
let origin: string;
beforeAll(async () => {
  server = http.createServer((req, res) =>
    isCallback(req) ? answerCallback(receive, req, res) : res.writeHead(404).end(),
  );
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => new Promise((resolve) => server.close(resolve)));
beforeEach(async () => {
  await db().$executeRaw`TRUNCATE app, event, touched, ingest_minute, rejected`;
  await makeApp();
  await makeApp({ sdkAppId: "2", callbackTokens: ["xxxxyyyy"], pathSecret: "abc-123" });
});

function ofRequest(fields: Sent): Request {
  const { method, path, query, body } = callback(fields);
  const whole = typeof fields?.body === "string" ? fields.body : Buffer.from(body);
  const bodyless = method === "GET" || method === "HEAD";
  return new Request(`${origin}${path}?${query}`, { method, ...(bodyless ? {} : { body: whole }) });
}
const result = async (response: Response) => ({
  status: response.status,
  type: response.headers.get("content-type"),
  body: await response.text(),
});
const adapters: [string, Adapter][] = [
  ["node:http", async (fields) => result(await fetch(ofRequest(fields)))],
  [
    "Next's route",
    async (fields) => {
      const request = ofRequest(fields);
      const handler = route[request.method as keyof typeof route] as (request: Request) => Promise<Response>;
      return result(await handler(request));
    },
  ],
];

const requests: Sent[] = [
  {},
  {},
  { query: { OptPlatform: null, ClientIP: null } },
  { body: { ...SAMPLE, Info: { ...SAMPLE.Info, To_Account: "用户 😀/?" } } },
  { query: { SdkAppid: "2" } },
  { query: { SdkAppid: "2" }, secret: "abc-123" },
  { query: { SdkAppid: "2" }, secret: "abc-123", token: "xxxxyyyy" },
  { query: { SdkAppid: "2" }, secret: "wrong", token: "xxxxyyyy" },
  { query: { SdkAppid: "3" } },
  { query: { CallbackCommand: "C2C.CallbackBeforeSendMsg" }, body: "{}" },
  { body: "" },
  { body: "{" },
  { body: { ...SAMPLE, Info: {} } },
  { method: "GET" },
  { method: "PUT" },
];

describe("both adapters", () => {
  it("give the same answers and store the same rows", async () => {
    const played = [];
    for (const [, adapter] of adapters) {
      await db().$executeRaw`TRUNCATE event, touched, ingest_minute, rejected`;
      const answers = [];
      for (const fields of requests) answers.push(await adapter(fields));
      const events = await db().event.findMany({
        omit: { receivedAt: true, rawQuery: true },
        orderBy: [{ userId: "asc" }, { identity: "asc" }],
      });
      const rejected = await db().rejected.findMany({
        omit: { id: true, receivedAt: true, query: true },
        orderBy: { id: "asc" },
      });
      played.push({ answers, events, rejected });
    }
    expect(played[0]?.events).toHaveLength(4);
    expect(played[0]?.answers.map((answer) => answer.status)).toEqual([
      200, 200, 200, 200, 401, 401, 200, 401, 403, 200, 200, 400, 400, 405, 405,
    ]);
    expect(played[1]).toEqual(played[0]);
  });

  it.each(adapters)("%s refuses a body over 64 KiB and stays usable", async (_, adapter) => {
    const tooLarge = { body: JSON.stringify({ ...SAMPLE, X: "x".repeat(200 * 1024) }) };
    expect((await adapter(tooLarge)).status).toBe(413);
    expect(await db().rejected.findMany({ select: { cause: true, bodyBytes: true } })).toEqual([
      { cause: "too_large", bodyBytes: tooLarge.body.length },
    ]);
    expect((await adapter({})).status).toBe(200);
  });
});
