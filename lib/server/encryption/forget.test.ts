import fs from "node:fs";
import { beforeEach, describe, expect, it } from "vitest";
import { HOUR } from "@/lib/time/units";
import { recorded } from "../audit/recorder";
import { createChannel } from "../alerts/channels/store";
import { appNamed, reloadApps } from "../apps/registry";
import { noteCompanySession } from "../auth/oidc/company-sign-out";
import { db } from "../db/client";
import { makeApp } from "../testing/callback";
import { clearAudit } from "../testing/clear-audit";
import { makePerson } from "../testing/person";
import { tablesWith } from "../testing/text-of-tables";
import { SEALED_COLUMNS } from "./columns";
import { forgetLost, lostSecrets } from "./forget";
import { keyFile, keyring } from "./keyring";
import { openSecrets } from "./open-secrets";
import { seal } from "./seal";
import { rotate } from "./rotate";

const [LOST, KEPT] = ["1400000001", "1400000002"];
const channel = (name: string) => ({
  ...{ name, locale: "en" as const, timeZone: "UTC", apps: [], enabled: true, hourlyCap: 30 },
  settings: { kind: "dingtalk" as const, url: `https://oapi.dingtalk.com/robot/send?access_token=${name}` },
});

/** Everything that can be sealed, with a key that is lost afterwards; and one app with the key that is here then. */
async function loseTheKey(): Promise<string> {
  const { id } = keyring().current;
  await makeApp({ sdkAppId: LOST, callbackTokens: ["one", "two"], pathSecret: "path-of-lost" });
  await createChannel(channel("robot"));
  const ada = await makePerson("ada@example.com");
  await db().totpFactor.create({
    data: { userId: ada, secret: seal("totp", `totp_factor.secret:${ada}`), lastStep: 0 },
  });
  await db().erasureKey.create({ data: { id: 1, sealed: seal("00", "erasure_key.sealed:1") } });
  const clientSecret = seal("company", "company_sign_in.client_secret:1");
  await db().companySignIn.create({ data: { id: 1, settings: {}, clientSecret } });
  const session = { id: "one", userId: ada, token: "one", expiresAt: new Date(Date.now() + HOUR) };
  await db().authSession.create({ data: session });
  await noteCompanySession("one", "https://login.example.com", "id token");
  fs.rmSync(keyFile());
  await makeApp({ sdkAppId: KEPT, callbackTokens: ["three"], pathSecret: "path-of-kept" });
  await createChannel(channel("kept"));
  return id;
}

beforeEach(async () => {
  await clearAudit();
  await db().$executeRaw`
    TRUNCATE app, alert_channel, alert_delivery, encryption_check, erasure_key, company_sign_in, auth_user CASCADE`;
  await openSecrets();
});

describe("a lost key", () => {
  it("ends the start, and the secrets that it sealed can be named", async () => {
    const id = await loseTheKey();
    await expect(openSecrets()).rejects.toThrow("npm run secrets -- forget");
    const { keys, columns, signing } = await lostSecrets();
    expect({ keys, signing }).toEqual({ keys: [id], signing: false });
    expect(columns.map(({ column: { table, column } }) => `${table}.${column}`)).toEqual(
      SEALED_COLUMNS.map(({ table, column }) => `${table}.${column}`),
    );
    expect(columns.slice(0, 2).map(({ rows }) => rows)).toEqual([[LOST], [LOST]]);
  });

  it("is given up: what it sealed goes, what opens stays, the product starts, and the audit says so", async () => {
    const id = await loseTheKey();
    const [robot] = await db().alertChannel.findMany({ where: { name: "robot" } });
    await forgetLost(await lostSecrets(), ["path secret of the app"]);
    await openSecrets();
    expect((await lostSecrets()).keys).toEqual([]);
    await reloadApps();
    expect(await appNamed(LOST)).toMatchObject({ callbackTokens: [], pathSecret: null });
    expect(await appNamed(KEPT)).toMatchObject({ callbackTokens: ["three"], pathSecret: "path-of-kept" });
    expect((await db().alertChannel.findMany()).map(({ name }) => name)).toEqual(["kept"]);
    expect(await db().alertDelivery.count({ where: { channelId: robot?.id } })).toBe(0);
    const gone = [db().totpFactor.count(), db().erasureKey.count(), db().companySignIn.count()];
    expect(await Promise.all([...gone, db().companySession.count()])).toEqual([0, 0, 0, 0]);
    expect(await db().authUser.count()).toBe(1);
    expect(await tablesWith([`sealed:1:${id}`])).toEqual([]);
    await recorded();
    const [entry] = await db().auditEntry.findMany({ where: { endpoint: "forget" } });
    expect(entry).toMatchObject({ kind: "change", actorName: "npm run secrets" });
    const [content] = await db().auditContent.findMany({ where: { entryId: entry?.id } });
    expect(JSON.parse(content?.detail ?? "")).toEqual({ lost: ["path secret of the app"], sealedWith: [id] });
  });

  it("leaves of a list of tokens those that open", async () => {
    await makeApp({ sdkAppId: LOST, callbackTokens: ["one"], pathSecret: null });
    const { callbackTokens: lost } = await db().app.findUniqueOrThrow({ where: { sdkAppId: LOST } });
    await rotate();
    await rotate();
    const { callbackTokens: open } = await db().app.findUniqueOrThrow({ where: { sdkAppId: LOST } });
    await db().app.update({ where: { sdkAppId: LOST }, data: { callbackTokens: [...lost, ...open] } });
    await forgetLost(await lostSecrets(), []);
    await reloadApps();
    expect((await appNamed(LOST)).callbackTokens).toEqual(["one"]);
  });

  it("that was not lost gives up nothing", async () => {
    await makeApp({ sdkAppId: KEPT, callbackTokens: ["three"], pathSecret: "path-of-kept" });
    expect(await lostSecrets()).toEqual({ keys: [], columns: [], signing: false });
  });
});
