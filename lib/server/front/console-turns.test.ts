import http from "node:http";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { listen } from "../serve/listen";
import { ConsoleTurns } from "./console-turns";

const COOKIE = { cookie: "theme=dark; __Secure-rollcall.session_token=abc" };
const TOKEN = { authorization: "Bearer abc" };

let server: http.Server;
let port: number;
/** Requests that the console works on. */
let inside: { res: http.ServerResponse; begun: () => void }[];
beforeEach(async () => {
  inside = [];
  const turns = new ConsoleTurns(300);
  server = http.createServer((req, res) =>
    turns.wait(req, res, {
      go: (begun) => inside.push({ res, begun }),
      refuse: () => res.writeHead(503).end(),
    }),
  );
  port = await listen(server, "127.0.0.1", 0);
});
afterEach(() => {
  server.closeAllConnections();
  server.close();
});

/** The status of each answer. Those that are still open when a test ends have none. */
let answered: number[];
beforeEach(() => void (answered = []));
function ask(path: string, headers: Record<string, string> = {}, method = "GET"): void {
  fetch(`http://127.0.0.1:${port}${path}`, { method, headers }).then(
    ({ status }) => answered.push(status),
    () => undefined,
  );
}
/** Sends so many requests, and waits until `entered` of them are with the console. */
async function fill(count: number, entered: number, ...request: Parameters<typeof ask>): Promise<void> {
  const before = inside.length;
  for (let i = 0; i < count; i++) ask(...request);
  await expect.poll(() => inside.length).toBe(before + entered);
}

describe("turns of the console", () => {
  it("come for four strangers at a time, and not for those who wait for too long", async () => {
    await fill(10, 4, "/sign-in");
    await expect.poll(() => answered).toEqual(Array(6).fill(503));
    for (const { res } of inside) res.end();
    await expect.poll(() => answered).toEqual([...Array<number>(6).fill(503), ...Array<number>(4).fill(200)]);
  });

  it("end when an answer begins, however long it takes, and once for each", async () => {
    await fill(10, 4, "/sign-in");
    inside[0]?.begun();
    inside[0]?.begun();
    await expect.poll(() => inside.length).toBe(5);
    inside[0]?.res.end();
    inside[1]?.res.end();
    await expect.poll(() => inside.length).toBe(6);
  });

  it("of strangers delay nobody who has a session or a token, signs in or loads a file", async () => {
    await fill(20, 4, "/sign-in");
    for (const [path, headers, method] of [
      ["/users", COOKIE, "GET"],
      ["/api/v1/live", TOKEN, "GET"],
      ["/api/v1/sign-in", {}, "POST"],
      ["/api/v1/sign-in/totp?x=1", {}, "POST"],
      ["/api/v1/sign-in/oidc?code=1", {}, "GET"],
      ["/_next/static/chunks/a.js", {}, "GET"],
      ["/readyz", {}, "GET"],
      ["/metrics?x=1", {}, "GET"],
    ] as const)
      await fill(1, 1, path, headers, method);
  });

  it("of clients who are gone come to the next", async () => {
    const gone = new AbortController();
    for (let i = 0; i < 8; i++)
      fetch(`http://127.0.0.1:${port}/sign-in`, { signal: gone.signal }).catch(() => undefined);
    await expect.poll(() => inside.length).toBe(4);
    gone.abort();
    await fill(4, 4, "/sign-in");
  });

  it("are limited for each kind of request", async () => {
    await fill(30, 16, "/users", COOKIE);
    await fill(30, 8, "/api/v1/sign-in", {}, "POST");
    await fill(120, 100, "/api/v1/live", TOKEN);
    await fill(30, 30, "/_next/static/chunks/a.js");
  });
});
