import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { createToken, deleteToken } from "../auth/api-tokens";
import { principalOf } from "../auth/principal";
import { RECHECK_MS } from "../auth/still-may";
import { db } from "../db/client";
import { makeApp } from "../testing/callback";
import { exporterOf, openExport } from "./open-export";

beforeEach(async () => {
  await makeApp();
  vi.useFakeTimers({ toFake: ["setInterval", "clearInterval"] });
});
afterEach(async () => {
  vi.useRealTimers();
  await db().$executeRaw`TRUNCATE app, api_token CASCADE`;
});

/** An export that is under way, by a new token. */
async function begun() {
  const { id, token } = await createToken({ name: "export" });
  const request = new Request("http://x/api/v1/exports/events.csv", { headers: { authorization: `Bearer ${token}` } });
  const principal = await principalOf(request.headers);
  if (principal === null) throw new Error("the token is not known");
  return { id, snapshot: await openExport(exporterOf(principal, request)) };
}

it.each([
  ["its token was deleted", (id: string) => deleteToken(id)],
  ["its role was changed", (id: string) => db().apiToken.update({ where: { id }, data: { role: "viewer" } })],
])("an export under way ends when %s", async (_, change) => {
  const { id, snapshot } = await begun();
  const other = await begun();
  await change(id);
  vi.advanceTimersByTime(RECHECK_MS);
  await expect.poll(() => snapshot.over.aborted).toBe(true);
  expect(snapshot.over.reason).toMatchObject({ code: "unauthorized" });
  expect(other.snapshot.over.aborted).toBe(false);
  await other.snapshot.close();
});
