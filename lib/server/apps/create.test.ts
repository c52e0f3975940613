import { beforeEach, expect, it } from "vitest";
import { db } from "../db/client";
import { createApps } from "./create";
import { openApp } from "./sealed-app";

beforeEach(async () => {
  await db().$executeRaw`TRUNCATE app CASCADE`;
});

it("creates the apps that are missing, and tells the secrets that it generated", async () => {
  const app = (sdkAppId: string, pathSecret: string | null = null, token: string | null = null) => ({
    sdkAppId,
    pathSecret,
    token,
    generatesSecret: false,
  });
  const generating = (sdkAppId: string) => ({ ...app(sdkAppId), generatesSecret: true });
  const apps = [generating("1"), app("2", "own-secret", "token"), app("3")];
  const generated = await createApps(apps);
  expect(generated).toEqual([{ sdkAppId: "1", pathSecret: expect.stringMatching(/^[0-9a-f]{32}$/) as string }]);
  const stored = async () =>
    (await db().app.findMany({ orderBy: { id: "asc" } })).map((row) => ({ sdkAppId: row.sdkAppId, ...openApp(row) }));
  const expected = [
    { sdkAppId: "1", callbackTokens: [], pathSecret: generated[0]?.pathSecret },
    { sdkAppId: "2", callbackTokens: ["token"], pathSecret: "own-secret" },
    { sdkAppId: "3", callbackTokens: [], pathSecret: null },
  ];
  expect(await stored()).toEqual(expected);

  expect(await createApps([generating("1"), generating("2")])).toEqual([]);
  expect(await stored()).toEqual(expected);
});
