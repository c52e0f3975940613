import type { IncomingMessage, RequestListener, Server } from "node:http";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { DatabaseOutage } from "@/lib/contracts/database-outage";
import { OK } from "@/lib/protocol/answer";
import { listen } from "../serve/listen";
import { answerAway, needsDatabase } from "./away";
import { frontServer } from "./http-server";
import { OPEN } from "./testing/options";

let server: Server;
let port: number;
let outage: DatabaseOutage | null;
let busy: boolean;
beforeEach(async () => {
  busy = false;
  const away: RequestListener = (req, res) => answerAway(req, res, busy ? "busy" : outage);
  const parts = {
    receive: () => Promise.resolve(OK),
    console: away,
    outage: () => outage,
    onOverload: () => undefined,
  };
  server = frontServer(parts, OPEN);
  port = await listen(server, "127.0.0.1", 0);
});
afterEach(() => {
  server.closeAllConnections();
  server.close();
});

const get = (path: string, accept = "*/*", headers: Record<string, string> = {}) =>
  fetch(`http://127.0.0.1:${port}${path}`, { headers: { accept, ...headers } });

it("says that the console is busy, and when to try again", async () => {
  [busy, outage] = [true, null];
  const page = await (await get("/users", "text/html", { "accept-language": "zh-CN" })).text();
  for (const text of ["<h1>控制台繁忙</h1>", "The console has too much to do", 'http-equiv="refresh"'])
    expect(page).toContain(text);
  const problem = await get("/api/v1/live");
  expect([problem.status, problem.headers.get("retry-after")]).toEqual([503, "2"]);
  expect(await problem.json()).toMatchObject({ code: "busy", title: "The console has too much to do" });
});

describe("while the database is away, the front", () => {
  const since = `${new Date().toISOString().slice(0, 10)}T12:04:30.000Z`;
  beforeEach(() => {
    outage = { kind: "unreachable", since, journalRecords: 18_211 };
  });

  const time = (text: string) => `<time datetime="${since}">${text}</time>`;

  it("says since when and how many callbacks are safe, in the reader's language and zone first", async () => {
    const page = async (headers: Record<string, string>) => (await get("/users", "text/html", headers)).text();
    const unknown = await page({});
    expect(unknown).toContain(`<h1>The database cannot be reached since ${time("12:04 UTC")}</h1>`);
    expect(unknown).toContain(
      "<p>18,211 callbacks are safe in the journal. This page tries again every few seconds.</p>",
    );
    expect(await page({ "accept-language": "zh-TW,en;q=0.5" })).toContain(
      `<h1>自 ${time("12:04 UTC")} 起无法连接数据库</h1>`,
    );
    const known = await page({ cookie: "a=b; locale=zh-CN; tz=Asia%2FKolkata" });
    for (const text of [
      "17:34</time> 起无法连接数据库</h1>",
      "18,211 条回调已安全保存在本地日志中。",
      "<h2>The database cannot",
    ])
      expect(known).toContain(text);
    // The date is there if that is yesterday in India.
    expect(known.split("<h1>自 ")[1]).toMatch(/^<time datetime="[^"]+">(\d{4}-\d\d-\d\d )?17:34</);
    expect(known).not.toContain("<script");
    for (const zone of ["Mars%2FPhobos", "%", "%3Cscript%3E"])
      expect(await page({ cookie: `tz=${zone}` })).toContain("12:04 UTC</time></h1>");
  });

  it("says it to scripts", async () => {
    expect(await (await get("/healthz")).json()).toEqual({ ok: true, database: outage });
    expect(await (await get("/readyz")).json()).toEqual({
      ready: false,
      detail: `The database cannot be reached since ${since}`,
    });
    expect(await (await get("/api/v1/live")).json()).toMatchObject({
      code: "unavailable",
      detail: `The database cannot be reached since ${since}. 18,211 callbacks are safe in the journal.`,
    });
  });

  it("answers pages, the API and the sign-in, but not the files of a page that is open", () => {
    const needs = (url: string, accept = "*/*") => needsDatabase({ url, headers: { accept } } as IncomingMessage);
    expect(["/api/v1/live", "/api/auth/sign-in/email"].map((url) => needs(url))).toEqual([true, true]);
    expect(needs("/users?q=ada", "text/html,*/*;q=0.8")).toBe(true);
    expect(["/_next/static/chunks/a.js", "/users?_rsc=1", "/icon.svg", "/metrics"].map((url) => needs(url))).toEqual(
      Array(4).fill(false),
    );
  });
});
