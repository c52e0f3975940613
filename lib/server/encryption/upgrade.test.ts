import pg from "pg";
import { beforeEach, expect, it, vi } from "vitest";
import { settingsOf } from "../alerts/channels/sealed-settings";
import { appNamed, reloadApps } from "../apps/registry";
import { db, disconnect } from "../db/client";
import { resetToBefore } from "../testing/earlier-schema";
import { asOwner, migrateAsOwner, ownerUrl } from "../testing/owner";
import { log } from "../log";
import { tablesWith } from "../testing/text-of-tables";
import { openSecrets } from "./open-secrets";

// The database of the version before, with secrets in the clear.

const PLANTED = ["planted-token", "planted-path", "planted-access", "planted-smtp"];
const ROBOT = { kind: "wecom", url: "https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=planted-access" };
const MAIL = {
  ...{ kind: "email", host: "smtp.example.com", port: 465, secure: true, from: "a@example.com", to: ["b@example.com"] },
  password: "planted-smtp",
};

beforeEach(async () => {
  await disconnect();
  await resetToBefore("20261127134000_seal_secrets");
  const client = new pg.Client({ connectionString: ownerUrl() });
  await client.connect();
  await client.query("INSERT INTO app (sdk_app_id, callback_tokens, path_secret) VALUES ('1', $1, 'planted-path')", [
    ["planted-token", "planted-token-two"],
  ]);
  for (const settings of [ROBOT, ROBOT, MAIL])
    await client.query(
      "INSERT INTO alert_channel (kind, name, settings, locale, time_zone) VALUES ($1, 'Ops', $2, 'en', 'UTC')",
      [settings.kind, settings],
    );
  await client.end();
  await migrateAsOwner();
});

/** The file of a table, as a backup has it. */
async function fileOf(table: string): Promise<string> {
  await asOwner("CHECKPOINT");
  const [row] = await asOwner(`SELECT pg_read_binary_file(pg_relation_filepath('${table}'::regclass)) AS content`);
  return (row?.content as Buffer).toString("latin1");
}

it("seals what was in the clear at the first start, and leaves it in no file of the tables", async () => {
  expect(await tablesWith(PLANTED)).toEqual(["alert_channel", "app"]);
  expect(await fileOf("app")).toContain("planted-path");
  await openSecrets();
  expect(await tablesWith(PLANTED)).toEqual([]);
  for (const table of ["app", "alert_channel"])
    for (const text of PLANTED) expect(await fileOf(table)).not.toContain(text);
  expect(await db().upgrade.count()).toBe(0);
  expect(await appNamed("1")).toMatchObject({
    callbackTokens: ["planted-token", "planted-token-two"],
    pathSecret: "planted-path",
  });
  const channels = await db().alertChannel.findMany({ orderBy: { id: "asc" } });
  expect(channels.map(settingsOf)).toEqual([ROBOT, ROBOT, MAIL]);
  const receivers = channels.map(({ receiver }) => Buffer.from(receiver).toString("hex"));
  expect(receivers[0]).toBe(receivers[1]);
  expect(new Set(receivers).size).toBe(2);
});

it("says what the owner has to run if the role may not vacuum, as before PostgreSQL 17", async () => {
  await asOwner("REVOKE MAINTAIN ON app, alert_channel FROM rollcall_app");
  const warn = vi.spyOn(log, "warn");
  await openSecrets();
  expect(await tablesWith(PLANTED)).toEqual([]);
  expect(await fileOf("app")).toContain("planted-path");
  expect(warn.mock.calls[0]?.[0]).toEqual({ tables: ["app", "alert_channel"] });
});

it("waits for whoever may still see the secrets in the clear", async () => {
  const reader = new pg.Client({ connectionString: ownerUrl() });
  await reader.connect();
  await reader.query("BEGIN ISOLATION LEVEL REPEATABLE READ; SELECT FROM marker");
  const fileName = () => asOwner("SELECT pg_relation_filenode('app')");
  const before = await fileName();
  const sealed = openSecrets();
  await vi.waitFor(async () => expect(await fileName()).not.toEqual(before), { timeout: 10_000 });
  expect(await fileOf("app")).toContain("planted-path");
  await reader.query("COMMIT");
  await reader.end();
  await sealed;
  for (const text of PLANTED) expect(await fileOf("app")).not.toContain(text);
});

it("takes nothing in the clear afterwards", async () => {
  await openSecrets();
  await db().app.create({ data: { sdkAppId: "2", pathSecret: "planted-path" } });
  await openSecrets();
  expect(await db().app.findUnique({ where: { sdkAppId: "2" } })).toMatchObject({ pathSecret: "planted-path" });
  await reloadApps();
  const app = await appNamed("2");
  expect(app.pathSecret).not.toBe("planted-path");
});
