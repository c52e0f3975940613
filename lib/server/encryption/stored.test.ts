import fs from "node:fs";
import { afterEach, beforeEach, expect, it } from "vitest";
import { createChannel } from "../alerts/channels/store";
import { settingsOf } from "../alerts/channels/sealed-settings";
import { appNamed, reloadApps } from "../apps/registry";
import { db } from "../db/client";
import { judge } from "../receive/judge";
import { callback, makeApp } from "../testing/callback";
import { tablesWith } from "../testing/text-of-tables";
import { keyFile, keyring } from "./keyring";
import { openSecrets, renewed } from "./open-secrets";
import { rotate } from "./rotate";
import { keyIdOf } from "./seal";
import { changeSealed, countByKey } from "./stored";

const TOKENS = ["planted-token-one", "planted-token-two"];
const PATH = "planted-path-secret";
const CHANNELS = {
  robot: "https://oapi.dingtalk.com/robot/send?access_token=planted-access",
  robotSecret: "SECplanted-signature",
  password: "planted-smtp-password",
};
const PLANTED = [...TOKENS, PATH, "planted-access", CHANNELS.robotSecret, CHANNELS.password];
const common = { locale: "en" as const, timeZone: "UTC", apps: [], enabled: true, hourlyCap: 30 };

async function plant(): Promise<void> {
  await makeApp({ sdkAppId: "1400000001", callbackTokens: TOKENS, pathSecret: PATH });
  await makeApp({ sdkAppId: "1400000002", callbackTokens: ["planted-token-two"] });
  const { robot, robotSecret, password } = CHANNELS;
  await createChannel({ ...common, name: "robot", settings: { kind: "dingtalk", url: robot, secret: robotSecret } });
  const mail = { host: "smtp.example.com", port: 465, secure: true, user: "u", from: "a@example.com" };
  await createChannel({
    ...common,
    name: "mail",
    settings: { kind: "email", ...mail, password, to: ["b@example.com"] },
  });
}

async function expectAllOpen(): Promise<void> {
  await reloadApps();
  expect(await appNamed("1400000001")).toMatchObject({ callbackTokens: TOKENS, pathSecret: PATH });
  expect(await appNamed("1400000002")).toMatchObject({ callbackTokens: ["planted-token-two"], pathSecret: null });
  const channels = (await db().alertChannel.findMany({ orderBy: { id: "asc" } })).map(settingsOf);
  expect(channels).toMatchObject([
    { url: CHANNELS.robot, secret: CHANNELS.robotSecret },
    { password: CHANNELS.password },
  ]);
}

const ids = async () => [...(await countByKey()).keys()];

beforeEach(async () => {
  await db().$executeRaw`TRUNCATE app, alert_channel, encryption_check, upgrade`;
  await openSecrets();
  await plant();
});
afterEach(() => {
  fs.rmSync(keyFile(), { force: true });
});

it("stores no secret in the clear, in any column of any table", async () => {
  expect(await tablesWith(PLANTED)).toEqual([]);
  expect(await tablesWith(["sealed:1:"])).toEqual(["alert_channel", "app", "encryption_check"]);
  await expectAllOpen();
});

it("does not open what was moved to another app: no callback of that one is accepted", async () => {
  await db().$executeRaw`
    UPDATE app SET callback_tokens = (SELECT callback_tokens FROM app WHERE sdk_app_id = '1400000001')
    WHERE sdk_app_id = '1400000002'`;
  await db().$executeRaw`UPDATE app SET sdk_app_id = '1400000003' WHERE sdk_app_id = '1400000001'`;
  await reloadApps();
  const sdkAppId = "1400000003";
  const request = callback({ query: { SdkAppid: sdkAppId }, token: TOKENS[0], secret: PATH });
  const app = await appNamed(sdkAppId);
  expect(judge(request, new Map([[sdkAppId, app]]))).toMatchObject({ kind: "rejected", cause: "secret" });
  // One that was known before keeps its tokens.
  expect((await appNamed("1400000002")).callbackTokens).toEqual(["planted-token-two"]);
});

it("ends the start of an instance with another key with one sentence that names the setting", async () => {
  const { id } = keyring().current;
  fs.rmSync(keyFile());
  expect(keyring().current.id).not.toBe(id);
  await expect(openSecrets()).rejects.toThrow(
    new RegExp(`^Secrets are sealed with the key ${id}, but .* set ROLLCALL_SECRET_KEY`),
  );
});

it("rotates the key, and opens everything meanwhile and afterwards", async () => {
  const before = keyring().current.id;
  const { texts, newest } = await rotate();
  expect([texts, keyring().current.id]).toEqual([8, newest]);
  expect(newest).not.toBe(before);
  expect(await ids()).toEqual([newest]);
  await expectAllOpen();
  expect((await rotate()).texts).toBe(8);
  expect(keyring().find(before)).toBeNull();
  await expectAllOpen();
});

it("goes on where it was interrupted", async () => {
  const before = keyring().current.id;
  let left = 3;
  await expect(
    rotate((text, place) => {
      if (left-- === 0) throw new Error("killed");
      return renewed(text, place);
    }),
  ).rejects.toThrow("killed");
  expect((await ids()).sort()).toEqual([before, keyring().current.id].sort());
  await expectAllOpen();
  const interrupted = keyring().current.id;
  const { texts, newest } = await rotate();
  expect([newest, await ids()]).toEqual([interrupted, [interrupted]]);
  expect(texts).toBeGreaterThan(0);
  expect(texts).toBeLessThan(8);
  await expectAllOpen();
});

it("seals in batches, whatever the number of rows", async () => {
  const rows = Array.from({ length: 450 }, (_, i) => ({
    sdkAppId: String(1_500_000_000 + i),
    pathSecret: `clear-${i}`,
  }));
  await db().app.createMany({ data: rows });
  expect(await changeSealed(renewed)).toBe(450);
  expect(await tablesWith(["clear-"])).toEqual([]);
  expect(new Set((await db().app.findMany()).flatMap(({ pathSecret }) => pathSecret && keyIdOf(pathSecret))).size).toBe(
    2,
  );
});
