import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { ensureToken } from "@/lib/server/auth/api-tokens";
import { db } from "@/lib/server/db/client";
import { DAY, HOUR, MINUTE } from "@/lib/time/units";
import { AUTHORIZATION, call, checkedAnswer, problemOf, read, readAll, type LooseQuery } from "../testing/client";
import { NOW, tellStory } from "../testing/story";

const send = (body: unknown, query: LooseQuery = {}, headers: HeadersInit = AUTHORIZATION) =>
  call("POST markers", query, { headers, body: JSON.stringify(body) });
const add = async (body: unknown) => checkedAnswer("POST markers", await (await send(body)).json());
const at = (ago: number) => new Date(NOW - ago).toISOString();
const all = (query = {}) => readAll("GET markers", ({ markers }) => markers, query, 2);

beforeAll(tellStory);
beforeEach(() => db().marker.deleteMany());

describe("POST markers", () => {
  it("adds a marker, which the list then has", async () => {
    const added = await add({ at: at(HOUR), text: "  release 8.3 ", platform: "android", source: "CI" });
    expect(added).toMatchObject({ at: at(HOUR), text: "release 8.3", platform: "android", source: "CI" });
    expect(await all()).toEqual([added]);
  });

  it("takes now, all platforms and the name of the token if they are left out", async () => {
    const { at: time, platform, source } = await add({ text: "发布 8.3" });
    expect(Math.abs(Date.parse(time) - Date.now())).toBeLessThan(MINUTE);
    expect([platform, source]).toEqual([null, "test"]);
  });

  it("makes no second marker for a script that tries again", async () => {
    const timed = { at: at(HOUR), text: "release" };
    expect((await add(timed)).id).toBe((await add(timed)).id);
    expect((await add({ text: "now" })).id).toBe((await add({ text: "now" })).id);
    expect(await all()).toHaveLength(2);
    await add({ text: "now", platform: "ios" });
    expect(await all()).toHaveLength(3);
  });

  it.each([
    [{}, /text/],
    [{ text: " " }, /text/],
    [{ text: "x".repeat(201) }, /text/],
    [{ text: "two\nlines" }, /text/],
    [{ text: "x", platform: "toaster" }, /platform/],
    [{ text: "x", at: "yesterday" }, /at/],
    [{ text: "x", at: "2009-12-31T23:59:59Z" }, /2010/],
    [{ text: "x", at: new Date(NOW + 2 * DAY).toISOString() }, /one day/],
  ])("refuses %j and says which field is wrong", async (body, detail) => {
    const problem = await problemOf(send(body));
    expect(problem.status).toBe(400);
    expect(problem.detail).toMatch(detail);
    expect(await all()).toEqual([]);
  });
});

it("GET markers has the markers of a range, newest first, on as many pages as it takes", async () => {
  for (let hour = 1; hour <= 5; hour += 1) await add({ at: at(hour * HOUR), text: String(hour) });
  expect((await all()).map(({ text }) => text)).toEqual(["1", "2", "3", "4", "5"]);
  const some = await all({ from: at(4 * HOUR), to: at(2 * HOUR) });
  expect(some.map(({ text }) => text)).toEqual(["3", "4"]);
});

describe("DELETE markers", () => {
  it("deletes a marker once", async () => {
    const { id } = await add({ text: "mistake" });
    expect((await call("DELETE markers", { id })).status).toBe(200);
    expect(await all()).toEqual([]);
    expect(await problemOf(call("DELETE markers", { id }))).toMatchObject({ status: 404 });
  });

  it("refuses another API token", async () => {
    await ensureToken("other", "another-token-123");
    const { id } = await add({ text: "not yours" });
    const headers = { authorization: "Bearer another-token-123" };
    expect(await problemOf(call("DELETE markers", { id }, { headers }))).toMatchObject({ status: 403 });
    expect(await all()).toHaveLength(1);
  });
});

describe("GET markers/quality", () => {
  it("measures the hour before and the time after, on the platform of the marker", async () => {
    const { id } = await add({ at: at(30 * MINUTE), text: "release", platform: "ios" });
    const quality = await read("GET markers/quality", { id });
    expect(quality).toMatchObject({ id, before: { from: at(90 * MINUTE), to: at(30 * MINUTE), breaks: 0 } });
    expect(quality.after).toMatchObject({ from: at(30 * MINUTE), breaks: 1 });
    expect(quality.before.connectionMs).toBeGreaterThan(0);
    expect(quality.verdict).toBe("sparse");
  });

  it("says that it is too early to say", async () => {
    const { id } = await add({ text: "release" });
    expect(await read("GET markers/quality", { id })).toMatchObject({ verdict: "early" });
    expect(await problemOf(call("GET markers/quality", { id: "nothing" }))).toMatchObject({ status: 404 });
  });
});
