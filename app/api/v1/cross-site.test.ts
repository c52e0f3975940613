import { beforeAll, expect, it } from "vitest";
import { ENDPOINTS, type EndpointKey } from "@/lib/contracts/endpoints";
import { giveRoles } from "@/lib/server/auth/grants";
import { db } from "@/lib/server/db/client";
import { callback, makeApp } from "@/lib/server/testing/callback";
import { makePerson, openSession } from "@/lib/server/testing/person";
import { receiveAndStore } from "@/lib/server/testing/post-callback";
import { processAll } from "@/lib/server/testing/process-all";
import { call, problemOf } from "./testing/client";

const [FIRST, SECOND] = ["1400000001", "1400000002"];
let everywhere: string;
let inSecond: string;

beforeAll(async () => {
  await db().$executeRaw`TRUNCATE app, auth_user CASCADE`;
  for (const sdkAppId of [FIRST, SECOND]) {
    await makeApp({ sdkAppId });
    for (const n of [1, 2, 3]) {
      const Info = { Action: "Login", To_Account: `${sdkAppId}-${n}`, Reason: "Register" };
      const body = { CallbackCommand: "State.StateChange", EventTime: Date.now() - n * 1_000, Info };
      const { status } = await receiveAndStore(callback({ body, query: { SdkAppid: sdkAppId } }));
      expect(status).toBe(200);
    }
  }
  await processAll();
  const second = await db().app.findUniqueOrThrow({ where: { sdkAppId: SECOND } });
  await makePerson("one@example.com", { roles: ["administrator", "operator"] });
  everywhere = await openSession("one@example.com");
  const other = await makePerson("other@example.com", { roles: [] });
  await giveRoles(db(), other, second.id, ["operator"]);
  inSecond = await openSession("other@example.com");
});

const changes = (Object.keys(ENDPOINTS) as EndpointKey[]).filter((key) => !key.startsWith("GET "));

it.each(changes)("%s takes nothing from a page of another origin", async (key) => {
  for (const origin of ["https://evil.example", "null", "http://rollcall.test.evil.example"]) {
    const headers = { cookie: everywhere, host: "rollcall.test", origin, "content-type": "text/plain" };
    const answer = await call(key, {}, { headers, body: "{}" });
    expect([answer.status, (await problemOf(answer)).detail]).toEqual([
      403,
      `Requests from ${origin} are not accepted`,
    ]);
  }
});

it("a cursor of another app leads to nothing of that app", async () => {
  const page = async (key: EndpointKey, app: string, cookie: string, cursor?: string) =>
    call(key, { app, limit: 1, cursor }, { headers: { cookie } });
  for (const key of ["GET events", "GET users"] as const) {
    const first = await page(key, FIRST, everywhere);
    const { nextCursor } = (await first.json()) as { nextCursor: string | null };
    if (nextCursor === null) throw new Error(`${key} has one page only`);
    expect((await page(key, FIRST, inSecond, nextCursor)).status).toBe(404);
    const own = await page(key, SECOND, inSecond, nextCursor);
    expect(await own.text()).not.toContain(FIRST);
  }
});
