import { once } from "node:events";
import type { RequestListener, Server } from "node:http";
import net from "node:net";
import { setTimeout } from "node:timers/promises";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { ENDPOINTS } from "@/lib/contracts/endpoints";
import { OK } from "@/lib/protocol/answer";
import type { Receive } from "../receive/door";
import { listen } from "../serve/listen";
import { answerAway } from "./away";
import { FILE_PATHS } from "./body-limit";
import { frontServer } from "./http-server";
import { OPEN } from "./testing/options";

const LIMITS = { headersMs: 300, requestMs: 600, checkEveryMs: 50, connections: 150 };

let server: Server;
let port: number;
let answer: RequestListener;
let receive: Receive;
let parts: Parameters<typeof frontServer>[0];
/** Callbacks that were read, and that were refused unread. */
let received: number;
let overloads: number;
beforeEach(async () => {
  [received, overloads] = [0, 0];
  receive = () => setTimeout(20, OK);
  answer = (req, res) => answerAway(req, res, null);
  parts = {
    receive: (...given: Parameters<Receive>) => {
      received++;
      return receive(...given);
    },
    outage: () => null,
    onOverload: () => void overloads++,
    console: (...given: Parameters<RequestListener>) => answer(...given),
  };
  await start(LIMITS);
});
afterEach(() => stop());

async function start(limits?: typeof LIMITS): Promise<void> {
  server = frontServer(parts, OPEN, limits);
  port = await listen(server, "127.0.0.1", 0);
}
function stop(): void {
  server.closeAllConnections();
  server.close();
}

/** Sends bytes, and resolves with what came until the server closed. The client stays open if `open`. */
async function raw(text: string, { open = false } = {}): Promise<{ head: string; body: string }> {
  const socket = net.connect(port, "127.0.0.1");
  let received = "";
  socket.on("data", (chunk: Buffer) => (received += chunk.toString())).on("error", () => undefined);
  if (open) socket.write(text);
  else socket.end(text);
  await once(socket, "close");
  const [head = "", body = ""] = received.split("\r\n\r\n");
  return { head, body };
}
const get = (path: string, accept = "*/*", headers: Record<string, string> = {}) =>
  fetch(`http://127.0.0.1:${port}${path}`, { headers: { accept, ...headers } });

it("answers callbacks and its health without the console", async () => {
  expect(await (await get("/api/callback")).json()).toMatchObject({ ActionStatus: "OK" });
  expect(await (await get("/healthz")).json()).toEqual({ ok: true, database: null });
});

it("reads 200 long callbacks at a time, refuses others unread after a time, and takes short ones at once", async () => {
  stop();
  await start();
  let answerAll = () => undefined as void;
  const answered = new Promise<typeof OK>((resolve) => (answerAll = () => resolve(OK)));
  receive = () => answered;
  const send = async (bytes: number) =>
    (await fetch(`http://127.0.0.1:${port}/api/callback`, { method: "POST", body: "x".repeat(bytes) })).status;
  const long = Array.from({ length: 200 }, () => send(5_000));
  await expect.poll(() => received).toBe(200);
  expect(await Promise.all([send(5_000), send(2_000_000)])).toEqual([503, 503]);
  expect([received, overloads]).toEqual([200, 2]);
  const short = send(4_096);
  await expect.poll(() => received).toBe(201);
  answerAll();
  expect(new Set(await Promise.all([...long, short, send(5_000)]))).toEqual(new Set([200]));
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

it("answers a request for a tunnel, one with an unknown expectation, and one with a whole address", async () => {
  expect((await raw("CONNECT h:443 HTTP/1.1\r\nhost: h\r\n\r\n")).head).toMatch(/^HTTP\/1.1 405 /);
  expect((await raw("GET /healthz HTTP/1.1\r\nhost: h\r\nexpect: x\r\nconnection: close\r\n\r\n")).head).toContain(
    "200",
  );
  const whole = await raw("POST http://h/api/callback?a=b HTTP/1.1\r\nhost: h\r\nconnection: close\r\n\r\n");
  expect(JSON.parse(whole.body)).toMatchObject({ ActionStatus: "OK" });
});

describe("a body", () => {
  const post = (path: string, headers: string) => `POST ${path} HTTP/1.1\r\nhost: h\r\n${headers}\r\n\r\n`;
  const chunk = (bytes: number) => `${bytes.toString(16)}\r\n${"x".repeat(bytes)}\r\n`;

  it.each(["/api/v1/apps", "/api/auth/sign-in/email", "/users", "/readyz"])(
    "over 64 KiB is refused at %s",
    async (path) => {
      answer = (req, res) => void req.resume().on("end", () => res.end("read"));
      const announced = await raw(post(path, "content-length: 65537"), { open: true });
      const chunked = await raw(post(path, "transfer-encoding: chunked") + chunk(65_536) + chunk(1), { open: true });
      for (const { head, body } of [announced, chunked]) {
        expect(head).toMatch(/^HTTP\/1.1 413 /);
        expect(JSON.parse(body)).toMatchObject({ status: 413, code: "too_large" });
      }
      const fits = await raw(
        post(path, "transfer-encoding: chunked\r\nconnection: close") + chunk(65_536) + "0\r\n\r\n",
      );
      expect(fits.head).toMatch(/^HTTP\/1.1 200 /);
    },
  );

  it("without an end is not read beyond the limit", async () => {
    let reached = 0;
    answer = (req) => void req.on("data", (data: Buffer) => (reached += data.length));
    const socket = net.connect(port, "127.0.0.1").on("error", () => undefined);
    socket.write(post("/users", "transfer-encoding: chunked"));
    const sending = setInterval(() => socket.write(chunk(100_000)), 1);
    const [first] = (await once(socket, "data")) as [Buffer];
    expect(first.toString()).toMatch(/^HTTP\/1.1 413 /);
    await once(socket, "close");
    clearInterval(sending);
    expect(reached).toBeLessThan(1_000_000);
  });

  it("may be as large as a file where the endpoint takes one", () => {
    const takesFile = Object.entries(ENDPOINTS).filter(([, spec]) => "body" in spec && spec.body === "file");
    const paths = takesFile.map(([name]) => `/api/v1/${name.split(" ")[1]}`);
    expect(new Set(FILE_PATHS)).toEqual(new Set(paths));
  });

  it("of a callback gets its answer if the client has closed its side", async () => {
    const { head } = await raw(post("/api/callback", "content-length: 60000") + "x".repeat(60_000));
    expect(head).toMatch(/^HTTP\/1.1 200 /);
  });

  it("of a callback that is not valid HTTP is refused with Tencent's three fields", async () => {
    const broken = await raw(post("/api/callback", "transfer-encoding: chunked") + "zz\r\n");
    expect(broken.head).toMatch(/^HTTP\/1.1 400 /);
    expect(JSON.parse(broken.body)).toMatchObject({ ActionStatus: "FAIL", ErrorCode: 1 });
  });
});

describe("strangers who send slowly", () => {
  it.each([
    ["headers", "POST /api/callback HTTP/1.1\r\nhost:"],
    ["a body", "POST /api/callback HTTP/1.1\r\nhost: h\r\ncontent-length: 9\r\n\r\nx"],
  ])("are told that %s did not arrive in time, and cut off", async (_name, text) => {
    const { head, body } = await raw(text, { open: true });
    expect(head).toMatch(/^HTTP\/1.1 408 /);
    expect(JSON.parse(body)).toMatchObject(text.includes("length") ? { ActionStatus: "FAIL" } : { status: 408 });
  });

  it("make room for others, who find an open port, and close nothing that is being answered", async () => {
    answer = () => undefined;
    const waiting = fetch(`http://127.0.0.1:${port}/users`);
    waiting.catch(() => undefined);
    await once(server, "request");
    const many = Array.from({ length: 400 }, () => net.connect(port, "127.0.0.1").on("error", () => undefined));
    await Promise.all(many.map((socket) => once(socket, "connect")));
    many.forEach((socket) => socket.write("GET / HT"));
    expect((await get("/healthz")).status).toBe(200);
    expect(await new Promise((resolve) => server.getConnections((_, count) => resolve(count)))).toBeLessThan(150);
    expect(await Promise.race([waiting, Promise.resolve("open")])).toBe("open");
    many.forEach((socket) => socket.destroy());
  });
});
