import { beforeAll, expect, it } from "vitest";
import { createToken } from "@/lib/server/auth/api-tokens";
import { makeApp } from "@/lib/server/testing/callback";
import { GET as getUsers } from "./users/route";
import { GET as getEvents } from "./events/route";

/* A script that names no app goes on working after a second app was added, if its token has a default app. */

let first: string;
let second: string;
let bound: string;
let unbound: string;
beforeAll(async () => {
  first = (await makeApp({ sdkAppId: "1400000001" })).sdkAppId;
  second = (await makeApp({ sdkAppId: "1400000002" })).sdkAppId;
  bound = (await createToken({ name: "bound", app: first })).token;
  unbound = (await createToken({ name: "unbound" })).token;
});

const get = (handler: (request: Request) => Promise<Response>, token: string, query = "") =>
  handler(new Request(`http://rollcall.test/api/v1/x${query}`, { headers: { authorization: `Bearer ${token}` } }));

it("answers for the default app, from a cached endpoint and from another", async () => {
  expect((await get(getUsers, bound)).status).toBe(200);
  expect((await get(getEvents, bound)).status).toBe(200);
});

it("lets a request name another app", async () => {
  expect((await get(getUsers, bound, `?app=${second}`)).status).toBe(200);
  expect((await get(getUsers, bound, "?app=1")).status).toBe(404);
});

it("asks which app a token without a default means", async () => {
  expect((await get(getUsers, unbound)).status).toBe(400);
});

it("refuses a token for an app that does not exist", async () => {
  await expect(createToken({ name: "wrong", app: "1" })).rejects.toThrow("There is no app 1");
});
