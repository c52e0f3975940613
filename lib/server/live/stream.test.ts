import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { createToken, deleteToken } from "../auth/api-tokens";
import { principalOf } from "../auth/principal";
import { db } from "../db/client";
import { makeApp } from "../testing/callback";
import { appNamed } from "../apps/registry";
import { RECHECK_MS } from "../auth/still-may";
import { liveStream } from "./stream";

beforeEach(async () => {
  await makeApp();
  vi.useFakeTimers({ toFake: ["setInterval", "clearInterval"] });
});
afterEach(async () => {
  vi.useRealTimers();
  await db().$executeRaw`TRUNCATE app, api_token CASCADE`;
});

/** Opens a stream with a new token. `ended` resolves when the server ends it. */
async function open() {
  const token = await createToken({ name: "stream" });
  const stop = new AbortController();
  const headers = { authorization: `Bearer ${token.token}` };
  const request = new Request("http://x/api/v1/live/stream", { headers, signal: stop.signal });
  const principal = await principalOf(request.headers);
  if (principal === null) throw new Error("the token is not known");
  const { body } = await liveStream(await appNamed(undefined), principal, request);
  const ended = { value: false };
  void body?.pipeTo(new WritableStream()).then(() => (ended.value = true));
  return { token, ended, stop };
}

it("goes on while the caller may do the same, and ends within a minute after the token", async () => {
  const { token, ended } = await open();
  const later = await open();
  vi.advanceTimersByTime(RECHECK_MS);
  await deleteToken(token.id);
  vi.advanceTimersByTime(RECHECK_MS);
  await expect.poll(() => ended.value).toBe(true);
  expect(later.ended.value).toBe(false);
  later.stop.abort();
});

it("ends when the role changes", async () => {
  const { token, ended } = await open();
  await db().apiToken.update({ where: { id: token.id }, data: { role: "viewer" } });
  vi.advanceTimersByTime(RECHECK_MS);
  await expect.poll(() => ended.value).toBe(true);
});

it("is refused to who has many open already, until one ends", async () => {
  const token = await createToken({ name: "many" });
  const headers = { authorization: `Bearer ${token.token}` };
  const one = async (left?: AbortSignal) => {
    const stop = new AbortController();
    const request = new Request("http://x/api/v1/live/stream", { headers, signal: left ?? stop.signal });
    const principal = await principalOf(request.headers);
    if (principal === null) throw new Error("the token is not known");
    await liveStream(await appNamed(undefined), principal, request);
    return stop;
  };
  // The answer to a browser that has left before takes no place.
  await one(AbortSignal.abort());
  const open = await Promise.all(Array.from({ length: 20 }, () => one()));
  await expect(one()).rejects.toMatchObject({ code: "quota" });
  open.pop()?.abort();
  open.push(await one());
  open.forEach((stop) => stop.abort());
});
