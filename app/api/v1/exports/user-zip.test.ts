import { strFromU8, unzipSync } from "fflate";
import { beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { parseCsv } from "@/lib/csv/testing/parse-csv";
import { recorded } from "@/lib/server/audit/recorder";
import { writeEntries } from "@/lib/server/audit/write";
import { db } from "@/lib/server/db/client";
import { openSnapshots } from "@/lib/server/db/snapshot";
import { callback, makeApp } from "@/lib/server/testing/callback";
import { clearAudit } from "@/lib/server/testing/clear-audit";
import { clearData } from "@/lib/server/testing/clear-data";
import { makePerson, openSession } from "@/lib/server/testing/person";
import { receiveAndStore } from "@/lib/server/testing/post-callback";
import { processAll } from "@/lib/server/testing/process-all";
import { AUTHORIZATION, call, makeToken } from "../testing/client";

const APP = "1400000000";
const USER = "=anna";
const START = Date.now() - 3_600_000;

async function send(user: string, Action: string, at: number, CustomStatus?: string) {
  const Info = { Action, To_Account: user, Reason: "x", CustomStatus };
  const body = { CallbackCommand: "State.StateChange", EventTime: START + at, Info, Extra: `extra of ${user}` };
  const ClientIP = user === USER ? "198.51.100.77" : "203.0.113.9";
  const request = callback({ body, query: { ClientIP }, receivedAt: START + at });
  expect((await receiveAndStore(request)).status).toBe(200);
}

beforeAll(async () => {
  await clearData();
  await clearAudit();
  await makeToken();
  const { id: appId } = await makeApp({ sdkAppId: APP, timeZone: "Asia/Shanghai" });
  for (const user of [USER, "bob"]) {
    for (let i = 0; i < 300; i++) await send(user, i % 2 === 0 ? "Login" : "Logout", i * 1_000);
    await send(user, "CustomStatusChange", 400_000, `status of ${user}`);
    await send(user, "Login", 0);
  }
  await receiveAndStore(callback({ body: { Info: { To_Account: USER }, CallbackCommand: "State.StateChange" } }));
  await processAll();
  await db().marker.create({
    data: {
      ...{ appId, id: "a", at: new Date(START), text: `called ${USER}`, source: "Ada", createdBy: "p1" },
      createdAt: new Date(START),
    },
  });
  const look = { at: START, kind: "look", address: null, appId, endpoint: "GET user", detail: {} } as const;
  await writeEntries([{ ...look, userId: USER, actor: { kind: "person", id: "p1", name: "Ada Lovelace" } }]);
}, 60_000);

/** The files of the archive by name. */
async function download(query = {}) {
  const response = await call("GET exports/user.zip", { app: APP, user: USER, ...query });
  expect(response.status).toBe(200);
  const files = unzipSync(new Uint8Array(await response.arrayBuffer()));
  return {
    response,
    text: (name: string) => strFromU8(files[name] ?? new Uint8Array()),
    names: Object.keys(files),
    files,
  };
}
const record = z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null(), z.array(z.string())]));
const document = z
  .object({ app: z.string(), userId: z.string(), exportedAt: z.string(), timeZone: z.string() })
  .catchall(z.array(record));

describe("the export of a user", () => {
  it("has everything that is stored about the user, and nothing about others, as JSON and as CSV", async () => {
    const { text, names, files, response } = await download();
    expect(response.headers.get("content-type")).toBe("application/zip");
    expect(response.headers.get("content-disposition")).toMatch(/filename="rollcall-user-[\d-]+\.zip"/);
    const { app, userId, timeZone, exportedAt, ...sections } = document.parse(JSON.parse(text("user.json")));
    expect({ app, userId, timeZone }).toEqual({ app: APP, userId: USER, timeZone: "Asia/Shanghai" });
    expect(exportedAt).toMatch(/\+08:00$/);
    expect(names).toEqual(["user.json", ...Object.keys(sections).map((name) => `${name}.csv`)]);
    const sizes = Object.fromEntries(Object.entries(sections).map(([name, rows]) => [name, (rows as []).length]));
    expect(sizes).toMatchObject({ events: 301, connections: 150, presence: 1, duplicates: 1, networks: 1, markers: 1 });
    expect(sizes).toMatchObject({ "refused-callbacks": 1, audit: 1, statuses: 1, watches: 0 });
    for (const planted of ["198.51.100.77", `status of ${USER}`, `extra of ${USER}`, `called ${USER}`])
      expect(text("user.json")).toContain(planted);
    for (const name of names) expect(text(name)).not.toMatch(/bob|203\.0\.113\.9|Lovelace/);
    for (const [name, rows] of Object.entries(sections)) {
      // Excel takes the byte order mark, and the decoder takes it away.
      expect([...(files[`${name}.csv`]?.slice(0, 3) ?? [])]).toEqual([0xef, 0xbb, 0xbf]);
      const [head = [], ...lines] = parseCsv(text(`${name}.csv`));
      expect(lines).toHaveLength((rows as []).length);
      for (const row of rows) expect(Object.keys(row)).toEqual(head);
    }
    expect(text("statuses.csv")).toContain(`status of ${USER}`);
    expect(text("user.json")).toContain(JSON.stringify(`{"Info":{"To_Account":"${USER}"}`).slice(1, -1));
  });

  it("has its times in the zone that is asked for, and defuses formulas", async () => {
    const { text } = await download({ tz: "UTC" });
    expect(text("user.json")).toContain(new Date(START).toISOString().slice(0, 19));
    expect(text("audit.csv")).toContain("look");
  });

  it("is recorded with the UserID, and leaves no snapshot open, also if it is not read to its end", async () => {
    await (await call("GET exports/user.zip", { app: APP, user: USER })).body?.cancel();
    expect(openSnapshots()).toBe(0);
    await recorded();
    const contents = await db().auditContent.findMany({ where: { userId: USER } });
    const entries = await db().auditEntry.findMany({ where: { id: { in: contents.map(({ entryId }) => entryId) } } });
    expect(entries.filter(({ kind }) => kind === "export").map(({ endpoint }) => endpoint)).toContain(
      "GET exports/user.zip",
    );
  });

  it("counts among the exports of its person, and ends with a client that leaves before anybody reads it", async () => {
    const stop = new AbortController();
    const start = () =>
      call("GET exports/user.zip", { app: APP, user: USER }, { headers: AUTHORIZATION, signal: stop.signal });
    const answers = [await start(), await start(), await start()];
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 429]);
    stop.abort();
    await expect.poll(() => openSnapshots()).toBe(0);
    expect((await start()).status).toBe(410);
    await download();
  });

  it("is of a user who is known, for people who may export", async () => {
    expect((await call("GET exports/user.zip", { app: APP, user: "nobody" })).status).toBe(404);
    for (const role of ["support_lead", "administrator"] as const) {
      await makePerson(`${role}@example.com`, { roles: [role] });
      const headers = { cookie: await openSession(`${role}@example.com`) };
      expect((await call("GET exports/user.zip", { app: APP, user: USER }, { headers })).status).toBe(403);
    }
  });
});
