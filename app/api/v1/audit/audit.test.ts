import { beforeEach, describe, expect, it, vi } from "vitest";
import type { AuditEntry } from "@/lib/contracts/audit";
import { parseCsv } from "@/lib/csv/testing/parse-csv";
import type { Role } from "@/lib/contracts/roles";
import { recorded } from "@/lib/server/audit/recorder";
import { giveRoles } from "@/lib/server/auth/grants";
import { db } from "@/lib/server/db/client";
import { clearAudit } from "@/lib/server/testing/clear-audit";
import { clearData } from "@/lib/server/testing/clear-data";
import { newApp } from "@/lib/server/testing/new-app";
import { makePerson, PASSWORD } from "@/lib/server/testing/person";
import { AUTHORIZATION, call, checkedAnswer, makeToken } from "../testing/client";

const ADDRESS = { "x-forwarded-for": "198.51.100.7", host: "rollcall.test" };
let app: string;

beforeEach(async () => {
  await clearData();
  await clearAudit();
  await db().$executeRaw`TRUNCATE auth_user, sign_in_limit CASCADE`;
  ({ app } = await newApp());
  await makeToken();
});

/** Signs a new person in, and returns the headers of the session. */
async function signedIn(email: string, roles: Role[]) {
  await makePerson(email, { roles });
  const response = await call(
    "POST sign-in",
    {},
    { headers: ADDRESS, body: JSON.stringify({ email, password: PASSWORD }) },
  );
  expect(response.status).toBe(200);
  const cookie = response.headers
    .getSetCookie()
    .map((one) => one.split(";")[0])
    .join("; ");
  return { ...ADDRESS, cookie };
}

async function entries(headers: Record<string, string>, query = {}): Promise<AuditEntry[]> {
  await recorded();
  const response = await call("GET audit", query, { headers });
  expect(response.status).toBe(200);
  return checkedAnswer("GET audit", await response.json()).entries;
}

/** What an entry says, but for its number and its time. */
const said = ({ id: _id, at: _at, ...entry }: AuditEntry) => entry;

describe("the audit", () => {
  it("says who looked at whom, listed, searched and exported, and from where", async () => {
    const admin = await signedIn("admin@example.com", ["administrator", "operator"]);
    const ask = (key: Parameters<typeof call>[0], query = {}) => call(key, { app, ...query }, { headers: admin });
    await ask("GET events", { user: "alice", action: "Login" });
    await ask("GET events", { user: "alice", action: "Login", cursor: undefined });
    await ask("GET users");
    await ask("GET users/search", { q: "al" });
    await (await ask("GET exports/events.csv", { user: "alice" })).text();
    await ask("GET stats/online", { from: "2026-01-15T00:00:00Z", to: "2026-01-16T00:00:00Z", bucket: "1h" });
    const [exported, searched, listed, looked, signed, ...more] = (await entries(admin)).map(said);
    const who = { actor: { kind: "person", id: expect.any(String) as string, name: "admin@example.com" } };
    const common = { ...who, address: ADDRESS["x-forwarded-for"], app };
    expect(signed).toMatchObject({ ...who, kind: "sign_in", endpoint: "POST sign-in", app: null, userId: null });
    expect(looked).toEqual({
      ...common,
      kind: "look",
      endpoint: "GET events",
      userId: "alice",
      detail: [{ name: "action", value: "Login" }],
      erased: false,
    });
    expect(listed).toMatchObject({ ...common, kind: "list", endpoint: "GET users", userId: null });
    expect(searched).toMatchObject({ ...common, kind: "search", detail: [{ name: "q", value: "al" }] });
    expect(exported).toMatchObject({ ...common, kind: "export", userId: "alice" });
    expect(exported?.detail).toContainEqual({ name: "rows", value: "0" });
    expect(more).toEqual([]);
    expect((await entries(admin, { user: "alice" })).map(({ kind }) => kind)).toEqual(["export", "look"]);
    expect((await entries(admin, { kind: "search", actor: "ADMIN@" })).length).toBe(1);
    expect((await entries(admin, { actor: "%" })).length).toBe(0);
  });

  it("says what was changed, without secrets, and what was refused", async () => {
    const admin = await signedIn("admin@example.com", ["administrator"]);
    const viewer = await signedIn("viewer@example.com", ["viewer"]);
    const body = JSON.stringify({ name: "Shop", pathSecret: "a-path-secret-of-16" });
    expect((await call("PATCH apps", { app }, { headers: admin, body })).status).toBe(200);
    expect((await call("GET users", { app }, { headers: viewer })).status).toBe(403);
    const [denied, changed] = (await entries(admin)).map(said);
    expect(changed).toMatchObject({ kind: "change", endpoint: "PATCH apps", app });
    expect(changed?.detail).toEqual([
      { name: "name", value: expect.stringMatching(/ → Shop$/) as string },
      { name: "pathSecret", value: "– → hidden" },
    ]);
    expect(denied).toMatchObject({ kind: "denied", endpoint: "GET users", actor: { name: "viewer@example.com" } });
    expect(JSON.stringify(await db().auditContent.findMany({ select: { detail: true } }))).not.toContain(
      "path-secret-of",
    );
  });

  it("says what stood before a change and what stands after, and only of what differs", async () => {
    const admin = await signedIn("admin@example.com", ["administrator", "operator"]);
    const change = async (key: Parameters<typeof call>[0], query: object, body: object = {}) => {
      const response = await call(key, { ...query }, { headers: admin, body: JSON.stringify(body) });
      expect([key, response.status]).toEqual([key, 200]);
      return (await response.json()) as { id: string };
    };
    const values = async () => {
      const [entry] = await entries(admin, { kind: "change" });
      return Object.fromEntries(entry?.detail.map(({ name, value }) => [name, value]) ?? []);
    };
    const { id } = await change("POST tokens", {}, { name: "ci", role: "viewer", days: 7 });
    expect(await values()).toMatchObject({ name: "– → ci", role: "– → viewer", apps: "– → all" });
    expect((await values()).expiresAt).toMatch(/^– → \d{4}-\d\d-\d\dT[\d:.]+Z$/);
    await change("POST tokens/rotation", { id }, { graceHours: 1 });
    expect(Object.keys(await values()).sort()).toEqual(["expiresAt", "oldUntil", "prefix", "rotatedAt"]);
    await change("DELETE tokens", { id });
    expect(await values()).toMatchObject({ name: "ci → –", role: "viewer → –" });
    const person = await makePerson("bob@example.com", { roles: ["viewer"] });
    await change("PATCH people", { id: person }, { roles: [{ role: "support", apps: [app] }] });
    expect(await values()).toEqual({ roles: `viewer → support in ${app}` });
    await change("PUT retention", { app }, { rawDays: 30, eventsDays: 90, connectionsDays: 400, sumsDays: null });
    expect(await values()).toEqual({ rawDays: "– → 30", eventsDays: "– → 90", connectionsDays: "– → 400" });
    await change("PUT retention", { app }, { rawDays: 30, eventsDays: 90, connectionsDays: 365, sumsDays: null });
    expect(await values()).toEqual({ connectionsDays: "400 → 365" });
    await change("PATCH alerts/rules", { app, rule: "incident" }, { enabled: false });
    expect(await values()).toEqual({ rule: "incident", enabled: "true → false" });
    await change("PATCH account", {}, { name: "Ada" });
    expect(await values()).toEqual({ name: "– → Ada" });
  });

  it("says what was refused by whom, about whom, and takes each user by itself", async () => {
    const admin = await signedIn("admin@example.com", ["administrator"]);
    const viewer = await signedIn("viewer@example.com", ["viewer"]);
    for (const user of ["alice", "bob", "alice"]) await call("GET events", { app, user }, { headers: viewer });
    const foreign = { headers: { ...viewer, origin: "https://evil.test" }, body: "{}" };
    expect((await call("PATCH apps", { app }, foreign)).status).toBe(403);
    const denied = await entries(admin, { kind: "denied" });
    expect(denied.map(({ endpoint, userId }) => [endpoint, userId])).toEqual([
      ["PATCH apps", null],
      ["GET events", "bob"],
      ["GET events", "alice"],
    ]);
  });

  it("says who looked for a person who is not there, and for one of an app that is not theirs", async () => {
    const admin = await signedIn("admin@example.com", ["administrator", "operator"]);
    const { app: other } = await newApp();
    const support = await signedIn("support@example.com", []);
    const { id } = await db().app.findUniqueOrThrow({ where: { sdkAppId: app } });
    const { id: person } = await db().authUser.findUniqueOrThrow({ where: { email: "support@example.com" } });
    await giveRoles(db(), person, id, ["support"]);
    const asks = [
      ["GET user", { app, id: "nobody-1" }],
      ["GET user", { app, id: "nobody-1" }],
      ["GET user/timeline", { app, id: "nobody-2" }],
      ["GET user", { app: other, id: "nobody-3" }],
    ] as const;
    for (const [key, query] of asks) expect((await call(key, query, { headers: support })).status).toBe(404);
    expect((await call("GET user", { app, id: "nobody-4" }, { headers: ADDRESS })).status).toBe(401);
    const looks = await entries(admin, { kind: "look" });
    expect(looks.map(({ userId, app: of, detail }) => [userId, of, detail[0]])).toEqual(
      [
        ["nobody-3", null],
        ["nobody-2", app],
        ["nobody-1", app],
      ].map((entry) => [...entry, { name: "found", value: "false" }]),
    );
  });

  it("has no password, also of who changes the own one, and names who looks at the audit of a user", async () => {
    const admin = await signedIn("admin@example.com", ["administrator"]);
    const body = JSON.stringify({ currentPassword: PASSWORD, password: "four quiet herons" });
    expect((await call("PUT account/password", {}, { headers: admin, body })).status).toBe(200);
    await call("GET audit", { user: "alice" }, { headers: admin });
    const found = await entries(admin);
    expect(found.slice(0, 2).map(({ kind, endpoint, userId }) => [kind, endpoint, userId])).toEqual([
      ["look", "GET audit", "alice"],
      ["change", "PUT account/password", null],
    ]);
    expect(JSON.stringify(await db().auditContent.findMany({ select: { detail: true } }))).not.toContain("herons");
  });

  it("says that a sign-in was refused, whether there is such an account or not", async () => {
    const admin = await signedIn("admin@example.com", ["administrator"]);
    for (const email of ["admin@example.com", "nobody@example.com"])
      await call("POST sign-in", {}, { headers: ADDRESS, body: JSON.stringify({ email, password: "wrong" }) });
    const failed = await entries(admin, { kind: "sign_in_failed" });
    expect(failed.map(({ actor }) => actor)).toEqual(
      ["nobody@example.com", "admin@example.com"].map((name) => ({ kind: "stranger", id: null, name })),
    );
  });

  it("names the API token of a script", async () => {
    const admin = await signedIn("admin@example.com", ["administrator"]);
    expect((await call("GET user/timeline", { app, id: "alice" })).status).toBe(404);
    await call("GET users", { app });
    const [entry] = await entries(admin, { kind: "list" });
    expect(entry?.actor).toMatchObject({ kind: "script", name: "test" });
  });

  it("has the first use of an API token on a day, and from an address", async () => {
    const admin = await signedIn("admin@example.com", ["administrator"]);
    const use = (address: string) =>
      call("GET stats/days", { app }, { headers: { ...AUTHORIZATION, "x-forwarded-for": address } });
    const uses = async () => (await entries(admin, { kind: "token_used" })).map(({ address }) => address);
    const [first, second] = ["198.51.100.21", "198.51.100.22"];
    for (const address of [first, first, second, first]) {
      expect((await use(address)).status).toBe(200);
      await vi.waitFor(async () => expect(await uses()).toContain(address));
    }
    expect(await uses()).toEqual([second, first]);
    expect((await entries(admin, { kind: "token_used" }))[0]?.actor).toMatchObject({ kind: "script", name: "test" });
  });

  it("is exported with the names of the language", async () => {
    const admin = await signedIn("admin@example.com", ["administrator"]);
    await recorded();
    const response = await call("GET exports/audit.csv", { app, lang: "zh-CN", bom: "0" }, { headers: admin });
    expect(response.headers.get("content-disposition")).toContain('"rollcall-audit-');
    const [head = [], ...rows] = parseCsv(await response.text());
    const cells = (name: string) => rows.map((row) => row[head.indexOf(name)]);
    expect({ what: cells("操作"), who: cells("操作人"), address: cells("地址") }).toEqual({
      what: ["登录"],
      who: ["admin@example.com"],
      address: [ADDRESS["x-forwarded-for"]],
    });
  });

  it("is read by administrators only, page by page", async () => {
    const admin = await signedIn("admin@example.com", ["administrator", "operator"]);
    for (const user of ["a", "b", "c"]) await call("GET events", { app, user }, { headers: admin });
    await recorded();
    const first = checkedAnswer("GET audit", await (await call("GET audit", { limit: 2 }, { headers: admin })).json());
    const second = await call("GET audit", { limit: 2, cursor: first.nextCursor }, { headers: admin });
    expect(
      [...first.entries, ...checkedAnswer("GET audit", await second.json()).entries].map(({ userId }) => userId),
    ).toEqual(["c", "b", "a", null]);
    expect((await call("GET audit")).status).toBe(403);
    const operator = await signedIn("operator@example.com", ["operator"]);
    expect((await call("GET audit", {}, { headers: operator })).status).toBe(403);
  });
});
