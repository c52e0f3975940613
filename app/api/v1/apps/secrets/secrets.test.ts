import { beforeEach, expect, it } from "vitest";
import { POST as confirm } from "@/app/api/v1/account/confirm/route";
import { GET as channelSecrets } from "@/app/api/v1/alerts/channels/secrets/route";
import { GET as getApps } from "@/app/api/v1/apps/route";
import { recorded } from "@/lib/server/audit/recorder";
import { RECENT_MS } from "@/lib/server/auth/recent-sign-in";
import { createChannel } from "@/lib/server/alerts/channels/store";
import { db } from "@/lib/server/db/client";
import { makeApp } from "@/lib/server/testing/callback";
import { makePerson, openSession, PASSWORD } from "@/lib/server/testing/person";
import { GET as appSecrets } from "./route";

const ORIGIN = "http://console.test";
const EMAIL = "ada@example.com";
const SECRETS = { callbackTokens: ["planted-token"], pathSecret: "planted-path-secret" };
const ROBOT = "https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=planted-robot-key";
let cookie: string;

const request = (path: string, body?: unknown) =>
  new Request(`${ORIGIN}/api/v1/${path}`, {
    method: body === undefined ? "GET" : "POST",
    headers: { host: "console.test", origin: ORIGIN, cookie },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
const codeOf = async (response: Response) => ((await response.json()) as { code: string }).code;
/** Makes the sign-in of every session older. */
const age = (ms: number) => db().$executeRaw`UPDATE auth_session SET created_at = created_at - ${ms} * interval '1 ms'`;

beforeEach(async () => {
  await db().$executeRaw`TRUNCATE app, alert_channel, auth_user, sign_in_limit CASCADE`;
  await makeApp(SECRETS);
  await makePerson(EMAIL, { roles: ["administrator"] });
  cookie = await openSession(EMAIL);
});

it("masks secrets in ordinary answers", async () => {
  const text = await (await getApps(request("apps"))).text();
  expect(text).toContain("/api/callback/••••cret");
  expect(text).not.toContain("planted");
});

it("shows them within 5 minutes of the sign-in, and then only after the password was given again", async () => {
  const shown = { callbackUrl: `${ORIGIN}/api/callback/planted-path-secret`, tokens: ["planted-token"] };
  expect(await (await appSecrets(request("apps/secrets"))).json()).toEqual(shown);
  await age(RECENT_MS);
  const refused = await appSecrets(request("apps/secrets"));
  expect(refused.status).toBe(403);
  const text = await refused.text();
  expect(text).toContain('"code":"sign_in_again"');
  expect(text).not.toContain("planted");

  const wrong = await confirm(request("account/confirm", { password: "another password" }));
  expect([wrong.status, await codeOf(wrong)]).toEqual([403, "wrong_password"]);
  expect(await codeOf(await appSecrets(request("apps/secrets")))).toBe("sign_in_again");
  expect((await confirm(request("account/confirm", { password: PASSWORD }))).status).toBe(200);
  expect(await (await appSecrets(request("apps/secrets"))).json()).toEqual(shown);

  await db().$executeRaw`UPDATE auth_session SET confirmed_at = confirmed_at - ${RECENT_MS} * interval '1 ms'`;
  expect(await codeOf(await appSecrets(request("apps/secrets")))).toBe("sign_in_again");
});

it("does the same with the secrets of a channel", async () => {
  const settings = { kind: "wecom" as const, url: ROBOT };
  const common = { locale: "en" as const, timeZone: "UTC", apps: [], enabled: true, hourlyCap: 30 };
  const { id } = await createChannel({ ...common, name: "Ops", settings });
  const ask = () => channelSecrets(request(`alerts/channels/secrets?id=${id}`));
  expect(await (await ask()).json()).toEqual({ settings: { url: ROBOT } });
  await age(RECENT_MS);
  expect(await codeOf(await ask())).toBe("sign_in_again");
});

it("keeps who saw a secret in the audit, without the secret", async () => {
  await appSecrets(request("apps/secrets"));
  await confirm(request("account/confirm", { password: PASSWORD }));
  await recorded();
  const entries = await db().auditEntry.findMany();
  expect(entries).toContainEqual(
    expect.objectContaining({ kind: "secret", actorName: EMAIL, endpoint: "GET apps/secrets" }),
  );
  const text = JSON.stringify(entries, (_, value: unknown) => (typeof value === "bigint" ? Number(value) : value));
  expect(text).not.toContain("planted");
  expect(text).not.toContain(PASSWORD);
});

it("limits the attempts to confirm", async () => {
  const codes = [];
  for (let i = 0; i < 11; i++)
    codes.push(await codeOf(await confirm(request("account/confirm", { password: `wrong ${i}` }))));
  expect(new Set(codes.slice(0, 10))).toEqual(new Set(["wrong_password"]));
  expect(codes[10]).toBe("throttled");
});
