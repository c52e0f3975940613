import { beforeAll, describe, expect, it } from "vitest";
import type { EndpointKey } from "@/lib/contracts/endpoints";
import { isPermission } from "@/lib/contracts/roles";
import { createChannel } from "@/lib/server/alerts/channels/store";
import { watchUser } from "@/lib/server/alerts/watches";
import { createToken } from "@/lib/server/auth/api-tokens";
import { createErasure } from "./testing/erasure";
import { db } from "@/lib/server/db/client";
import { textOfTables } from "@/lib/server/testing/text-of-tables";
import { call, type LooseQuery } from "./testing/client";
import {
  CHANGES,
  FIRST,
  makeTwoApps,
  personalToken,
  person,
  PLANTED,
  READS,
  SECOND,
  serviceToken,
  specOf,
  takes,
  type Caller,
} from "./testing/two-apps";

/** Tables that every request may write to: what the audit says, and when somebody was last there. */
const NOTED = ["audit_entry", "audit_content", "auth_session", "api_token", "sign_in_limit", "stale_minute"];
/** They concern the caller and name nothing. */
const OWN_ONLY: EndpointKey[] = [
  ...(["PATCH account", "PUT account/password", "POST account/confirm", "POST account/activity"] as const),
  ...(["POST account/totp", "PUT account/totp", "DELETE account/totp", "POST account/recovery-codes"] as const),
  ...(["POST account/passkeys", "PUT account/passkeys"] as const),
  "POST sign-out",
];
const ATTACKS = CHANGES.filter((key) => specOf(key).access !== "public" && !OWN_ONLY.includes(key));

const callers: Record<string, Caller> = {};
/** Ids of what belongs to the first app, to another person, or to the installation, by endpoint. */
let ids: Record<string, LooseQuery>;
let bodies: Partial<Record<EndpointKey, object>>;

beforeAll(async () => {
  await makeTwoApps();
  const owner = await person("owner@example.com", ["administrator", "operator"]);
  callers["an administrator of the other app"] = await person("admin@example.com", ["administrator"], SECOND);
  callers["an operator of the other app"] = await person("operator@example.com", ["operator"], SECOND);
  for (const name of Object.keys(callers)) callers[`a token of ${name}`] = await personalToken(callers[name] ?? owner);
  callers["a service of the other app"] = await serviceToken();
  await watchUser({ app: FIRST, id: `${PLANTED}-1` }, "Ada", new Date());
  const settings = {
    kind: "webhook" as const,
    url: "https://example.com/hook",
    secret: "whsec_cGxhbnRlZC1zZWNyZXQtb2YtMzItYnl0ZXMh",
  };
  const common = { locale: "en" as const, timeZone: "UTC", enabled: true, hourlyCap: 30 };
  const channel = await createChannel({ ...common, name: PLANTED, apps: [FIRST], settings });
  const own = await createToken({ name: "own" }, { ownerId: owner.id });
  const service = await createToken({ name: "service", apps: [FIRST] });
  const session = await db().authSession.findFirstOrThrow({ where: { userId: owner.id } });
  const tombstone = await createErasure(FIRST, "erased-before");
  const key = { credentialId: "planted", publicKey: Buffer.from("planted"), counter: 0, transports: [] };
  const data = { userId: owner.id, name: PLANTED, createdAt: new Date(), ...key };
  const passkey = await db().passkey.create({ data });
  const ofPerson = { id: owner.id };
  ids = {
    markers: { id: `${PLANTED}-1` },
    "alerts/watches": { id: `${PLANTED}-1` },
    "alerts/rules": { rule: "incident" },
    "alerts/channels": { id: channel.id },
    "account/tokens": { id: own.id },
    "account/sessions": { id: session.id },
    "account/passkeys": { id: passkey.id },
    tokens: { id: service.id },
    people: ofPerson,
    erasures: { tombstone },
    networks: { fileName: "networks.csv" },
  };
  bodies = {
    "POST markers": { text: "release" },
    "PATCH alerts/rules": { enabled: false, channels: [channel.id] },
    "PATCH alerts/channels": { enabled: false },
    "PATCH people": { active: false },
    "POST people": { email: "new@example.com", roles: [{ role: "administrator", apps: null }] },
    "PATCH apps": { name: "taken over" },
    "DELETE apps": { confirm: FIRST },
    "PUT retention": { rawDays: 1, eventsDays: 1, connectionsDays: 1, sumsDays: 1 },
    "PATCH account/passkeys": { name: "taken over" },
    "POST account/tokens": { name: "mine", app: FIRST, apps: [FIRST] },
    "POST account/tokens/rotation": { graceHours: 1 },
    "POST tokens/rotation": { graceHours: 1 },
    "POST erasures": { userId: `${PLANTED}-1`, confirmation: `${PLANTED}-1`, reason: "asked" },
  };
}, 120_000);

/** The ids of the longest path that an endpoint begins with. */
const idsOf = (key: EndpointKey): LooseQuery => {
  const path = key.split(" ")[1] ?? "";
  const found = Object.keys(ids).filter((one) => path === one || path.startsWith(`${one}/`));
  return ids[found.sort((a, b) => b.length - a.length)[0] ?? ""] ?? {};
};

async function stored(): Promise<Map<string, string>> {
  const all = await textOfTables();
  const tokens = await db().apiToken.findMany({
    orderBy: { id: "asc" },
    omit: { lastUsedAt: true, lastAddress: true },
  });
  const sessions = await db().authSession.findMany({ orderBy: { id: "asc" }, select: { id: true, userId: true } });
  const kept = [...all].filter(([name]) => !NOTED.includes(name));
  return new Map([...kept, ["tokens", JSON.stringify(tokens)], ["sessions", JSON.stringify(sessions)]]);
}

describe("ids of another app or person", () => {
  it("change nothing, whoever names them in whatever endpoint", async () => {
    const before = await stored();
    const answered: string[] = [];
    for (const [name, { headers }] of Object.entries(callers))
      for (const key of ATTACKS)
        for (const app of takes(key, "app") ? [FIRST, SECOND] : [undefined]) {
          // In the own app, only what names something of the other one is an attack.
          if (app === SECOND && !takes(key, "id") && !takes(key, "tombstone")) continue;
          const init = { headers, body: JSON.stringify(bodies[key] ?? {}) };
          const { status } = await call(key, { app, ...idsOf(key) }, init);
          if (status < 400 || status >= 500) answered.push(`${name}: ${key} in ${app} answered ${status}`);
        }
    expect(answered).toEqual([]);
    expect(await stored()).toEqual(before);
  }, 120_000);

  it("lead to no text of the other app, whatever is read", async () => {
    const seen: string[] = [];
    for (const [name, { headers }] of Object.entries(callers))
      for (const key of READS) {
        if (key === "GET live/stream") continue;
        const query: LooseQuery = { ...idsOf(key), ...(takes(key, "user") && { user: `${PLANTED}-1` }) };
        if (takes(key, "id") && query.id === undefined) query.id = `${PLANTED}-1`;
        for (const app of takes(key, "app") ? [FIRST, SECOND] : [undefined]) {
          const text = await (await call(key, { app, ...query }, { headers })).text();
          // A refusal may repeat what was asked for.
          if (text.replaceAll(`${PLANTED}-1\\"`, "").includes(PLANTED)) seen.push(`${name}: ${key} in ${app}`);
        }
      }
    expect(seen).toEqual([]);
  }, 120_000);

  it("are tried at every endpoint that changes something", () => {
    const unnamed = ATTACKS.filter((key) => !takes(key, "app") && Object.keys(idsOf(key)).length === 0);
    // These need an administrator of all apps, and take no id.
    expect(unnamed.filter((key) => specOf(key).access !== "administer")).toEqual([]);
    expect(ATTACKS.every((key) => isPermission(specOf(key).access) || specOf(key).access === "self")).toBe(true);
  });
});
