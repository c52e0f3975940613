import { beforeAll, expect, it } from "vitest";
import { db } from "@/lib/server/db/client";
import { makePerson, openSession } from "@/lib/server/testing/person";
import { call, problemOf } from "./testing/client";
import { CHANGES } from "./testing/two-apps";

let cookie: string;

beforeAll(async () => {
  await db().$executeRaw`TRUNCATE auth_user CASCADE`;
  await makePerson("one@example.com", { roles: ["administrator", "operator"] });
  cookie = await openSession("one@example.com");
});

it.each(CHANGES)("%s takes nothing from a page of another origin", async (key) => {
  for (const origin of ["https://evil.example", "null", "http://rollcall.test.evil.example"]) {
    const headers = { cookie, host: "rollcall.test", origin, "content-type": "text/plain" };
    const answer = await call(key, {}, { headers, body: "{}" });
    expect([answer.status, (await problemOf(answer)).detail]).toEqual([
      403,
      `Requests from ${origin} are not accepted`,
    ]);
  }
});
