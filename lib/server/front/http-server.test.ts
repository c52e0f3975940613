import { once } from "node:events";
import type { Server } from "node:http";
import net from "node:net";
import { afterEach, beforeEach, expect, it } from "vitest";
import { OK } from "@/lib/protocol/answer";
import { listen } from "../serve/listen";
import { answerAway } from "./away";
import { frontServer } from "./http-server";

let server: Server;
let port: number;
beforeEach(async () => {
  server = frontServer({ receive: () => Promise.resolve(OK), console: answerAway }, { trustProxy: false });
  port = await listen(server, "127.0.0.1", 0);
});
afterEach(() => {
  server.closeAllConnections();
  server.close();
});

async function raw(text: string): Promise<{ head: string; body: string }> {
  const socket = net.connect(port, "127.0.0.1");
  let received = "";
  socket.on("data", (chunk: Buffer) => (received += chunk.toString()));
  socket.end(text);
  await once(socket, "close");
  const [head = "", body = ""] = received.split("\r\n\r\n");
  return { head, body };
}
const get = (path: string, accept = "*/*") => fetch(`http://127.0.0.1:${port}${path}`, { headers: { accept } });

it("answers callbacks and its health without the console", async () => {
  expect(await (await get("/api/callback")).json()).toMatchObject({ ActionStatus: "OK" });
  expect(await (await get("/healthz")).json()).toEqual({ ok: true });
});

it("says that the console is away: as a page, as a problem, as readiness, and as plain text", async () => {
  const page = await get("/users", "text/html");
  expect([page.status, page.headers.get("retry-after")]).toEqual([503, "2"]);
  const html = await page.text();
  for (const text of ['http-equiv="refresh"', "The console is not ready yet", "控制台尚未就绪"])
    expect(html).toContain(text);
  const problem = await get("/api/v1/live");
  expect(problem.headers.get("content-type")).toBe("application/problem+json");
  expect(await problem.json()).toMatchObject({ status: 503, code: "unreachable" });
  expect(await (await get("/readyz")).json()).toMatchObject({ ready: false });
  expect((await get("/app.js")).headers.get("content-type")).toContain("text/plain");
});

const LONG = `x-long: ${"x".repeat(20_000)}`;
it.each([
  ["no HTTP", "hello\r\n\r\n", 400],
  ["headers over the limit", `GET /users HTTP/1.1\r\nhost: h\r\n${LONG}\r\n\r\n`, 431],
  ["two lengths", "POST /users HTTP/1.1\r\nhost: h\r\ncontent-length: 1\r\ncontent-length: 2\r\n\r\nab", 400],
])("answers %s with a problem", async (_name, text, status) => {
  const { head, body } = await raw(text);
  expect(head).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
  expect(JSON.parse(body)).toMatchObject({ status });
});

it("refuses a callback that is not valid HTTP with Tencent's three fields", async () => {
  const { head, body } = await raw(`POST /api/callback HTTP/1.1\r\nhost: h\r\n${LONG}\r\n\r\n`);
  expect(head).toContain("431");
  expect(Object.keys(JSON.parse(body) as object)).toEqual(["ActionStatus", "ErrorCode", "ErrorInfo"]);
});

it("answers a request to upgrade without an upgrade", async () => {
  const upgrade = "connection: upgrade, close\r\nupgrade: websocket\r\n";
  expect((await raw(`GET /healthz HTTP/1.1\r\nhost: h\r\n${upgrade}\r\n`)).head).toMatch(/^HTTP\/1.1 200 /);
});
