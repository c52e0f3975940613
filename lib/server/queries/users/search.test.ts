import fc from "fast-check";
import { expect, it } from "vitest";
import { usersFound } from "@/lib/contracts/users";
import { db } from "../../db/client";
import { append } from "../../receive/append";
import type { NewEvent } from "../../receive/judge";
import { personWith } from "../../testing/principal";
import { newApp } from "../../testing/new-app";
import { processAll } from "../../testing/process-all";
import { searchUsers } from "./search";

const NOW = new Date(Date.UTC(2026, 0, 15, 12));

const login = (userId: string): NewEvent => ({
  ...{ userId, action: "Login", reason: "Register", kicked: [], customStatus: null, rawPlatform: "IOS" },
  ...{ platform: "ios", clientIp: null, identity: "0".repeat(32), time: NOW.getTime(), eventTime: NOW.getTime() },
  ...{ timeSource: "EventTime", claimedMs: null, receivedAt: NOW.getTime(), rawQuery: "", rawBody: "{}" },
});

async function appWith(users: readonly string[]): Promise<string> {
  const { id, app } = await newApp();
  await append(
    users.map((user) => ({ appId: id, event: login(user), skewMs: null })),
    "test",
  );
  await processAll();
  return app;
}

const operator = personWith("operator");
const find = async (app: string, q: string, limit = 8, principal = operator) =>
  usersFound.parse(await searchUsers({ app, q, limit }, principal, NOW));
const idsOf = async (app: string, q: string, limit?: number) =>
  (await find(app, q, limit)).users.map(({ userId }) => userId);

it("puts the UserID itself first, then those that begin with the text, then those that contain it", async () => {
  const app = await appWith(["xanna", "anna", "ANNA-1", "annabel-2", "hanna", "bob", "an"]);
  expect(await idsOf(app, "anna")).toEqual(["anna", "ANNA-1", "annabel-2", "hanna", "xanna"]);
  expect(await idsOf(app, "ANNA")).toEqual(["anna", "ANNA-1", "annabel-2", "hanna", "xanna"]);
  expect(await idsOf(app, "anna", 2)).toEqual(["anna", "ANNA-1"]);
  expect((await find(app, "an")).users[0]).toMatchObject({ userId: "an", online: true, platforms: ["ios"] });
});

it("names the other apps that know exactly this UserID", async () => {
  const [here, there] = [await appWith(["carol-here"]), await appWith(["carol-there"])];
  expect(await find(here, "carol-there")).toMatchObject({
    users: [],
    elsewhere: [{ app: there, userId: "carol-there" }],
  });
  expect((await find(here, "carol-h")).elsewhere).toEqual([]);
});

it("finds any UserID by itself, whatever its characters", async () => {
  const ids = ["%", "_", "a%b", "a_b", "\\", "😀 x", "'; --", "a/b?c#d", "=1"];
  const app = await appWith([...ids, "aXb"]);
  for (const id of ids) expect((await idsOf(app, id))[0]).toBe(id);
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...ids), fc.nat(3), async (id, at) => {
      const part = [...id].slice(at).join("");
      if (part !== "") expect(await idsOf(app, part)).toContain(id);
    }),
  );
});

it("reads an index for each step, also if many users match", async () => {
  const { id } = await newApp();
  await db()
    .$executeRaw`INSERT INTO account (app_id, user_id) SELECT ${id}, 'user-' || n FROM generate_series(1, 20000) AS n`;
  await db().$executeRaw`ANALYZE account`;
  for (const pattern of ["user-1999%", "%1999%"]) {
    const plan = await db().$queryRaw<Record<string, string>[]>`
      EXPLAIN SELECT user_id FROM account WHERE app_id = ${id} AND user_id ILIKE ${pattern}
      ORDER BY length(user_id), user_id LIMIT 8`;
    expect(JSON.stringify(plan)).toMatch(/Index/);
  }
});
