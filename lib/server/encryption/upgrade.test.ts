import pg from "pg";
import { beforeAll, expect, it } from "vitest";
import { settingsOf } from "../alerts/channels/sealed-settings";
import { appNamed, reloadApps } from "../apps/registry";
import { db } from "../db/client";
import { migrate } from "../migrate/migrate";
import { resetToBefore } from "../testing/earlier-schema";
import { tablesWith } from "../testing/text-of-tables";
import { openSecrets } from "./open-secrets";

// The database of the version before, with secrets in the clear.

const url = process.env.DATABASE_URL ?? "";
const PLANTED = ["planted-token", "planted-path", "planted-access", "planted-smtp"];
const ROBOT = { kind: "wecom", url: "https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=planted-access" };
const MAIL = {
  ...{ kind: "email", host: "smtp.example.com", port: 465, secure: true, from: "a@example.com", to: ["b@example.com"] },
  password: "planted-smtp",
};

beforeAll(async () => {
  await resetToBefore(url, "20261127134000_seal_secrets");
  const client = new pg.Client({ connectionString: url });
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
  await migrate(url);
});

/** The file of a table, as a backup has it. */
async function fileOf(table: string): Promise<string> {
  await db().$executeRaw`CHECKPOINT`;
  const [row] = await db().$queryRaw<{ content: Uint8Array }[]>`
    SELECT pg_read_binary_file(pg_relation_filepath(${table}::regclass)) AS content`;
  return Buffer.from(row?.content ?? []).toString("latin1");
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

it("takes nothing in the clear afterwards", async () => {
  await db().app.create({ data: { sdkAppId: "2", pathSecret: "planted-path" } });
  await openSecrets();
  expect(await db().app.findUnique({ where: { sdkAppId: "2" } })).toMatchObject({ pathSecret: "planted-path" });
  await reloadApps();
  const app = await appNamed("2");
  expect(app.pathSecret).not.toBe("planted-path");
});
