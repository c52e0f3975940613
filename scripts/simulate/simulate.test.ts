import { readFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import http from "node:http";
import type { AddressInfo } from "node:net";
import os from "node:os";
import path from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { sign } from "@/lib/protocol/signature";
import { truthFile } from "@/lib/simulate/truth";
import { simulate } from "./testing/command";

const OK = JSON.stringify({ ActionStatus: "OK", ErrorCode: 0, ErrorInfo: "" });
const undo: (() => unknown)[] = [];
afterEach(async () => {
  for (const step of undo.splice(0)) await step();
});

interface Receiver {
  url: string;
  /** Query and body of every request, in order of arrival. */
  requests: { query: URLSearchParams; body: string }[];
  sockets: () => number;
}

/** Starts a receiver. `answer` gets the number of the request, from 1. */
async function receiver(answer: (no: number) => { status: number; text: string }): Promise<Receiver> {
  const requests: Receiver["requests"] = [];
  let sockets = 0;
  const server = http.createServer((request, response) => {
    let body = "";
    request.on("data", (chunk: Buffer) => (body += chunk.toString("utf8")));
    request.on("end", () => {
      requests.push({ query: new URL(request.url ?? "", "http://x").searchParams, body });
      const { status, text } = answer(requests.length);
      response.writeHead(status).end(text);
    });
  });
  server.on("connection", () => sockets++);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  undo.push(
    () =>
      new Promise((resolve) => {
        server.close(resolve);
        server.closeAllConnections();
      }),
  );
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}/api/callback`, requests, sockets: () => sockets };
}

describe("npm run simulate", () => {
  it("sends exactly what it reports, signed, over few connections, and writes the truth file", async () => {
    const folder = await mkdtemp(path.join(os.tmpdir(), "simulate-"));
    undo.push(() => rm(folder, { recursive: true }));
    const file = path.join(folder, "truth.json");
    const { url, requests, sockets } = await receiver(() => ({ status: 200, text: OK }));
    const shape = ["--count", "1500", "--rate", "0", "--users", "50", "--concurrency", "8", "--loss", "0.02"];
    const { code, out } = await simulate("--url", url, "--token", "xxxxyyyy", "--truth", file, ...shape);
    expect(out).toContain("Sent 1,500 distinct callbacks");
    expect(code).toBe(0);

    const { sent, ...truth } = truthFile.parse(JSON.parse(readFileSync(file, "utf8")));
    expect(sent).toMatchObject({ distinct: 1500, total: requests.length, duplicates: requests.length - 1500 });
    expect(JSON.stringify(truth.options)).not.toContain("xxxxyyyy");
    expect(truth.users.reduce((sum, user) => sum + user.lost, 0)).toBe(sent.lost);
    expect(sent.lost).toBeGreaterThan(0);
    const distinct = new Set(
      requests.map(({ query, body }) => `${query.get("OptPlatform")} ${query.get("ClientIP")} ${body}`),
    );
    expect(distinct.size).toBe(1500);
    for (const { query } of requests) expect(query.get("Sign")).toBe(sign("xxxxyyyy", query.get("RequestTime") ?? ""));
    expect(sockets()).toBeLessThanOrEqual(8);
  });

  it("reports every callback that was not answered OK and exits with 1", async () => {
    const refused = JSON.stringify({ ActionStatus: "FAIL", ErrorCode: 1, ErrorInfo: "not durable" });
    const { url } = await receiver((no) =>
      no % 10 === 0
        ? { status: 503, text: refused }
        : no % 25 === 0
          ? { status: 200, text: "<html>" }
          : { status: 200, text: OK },
    );
    const { code, out } = await simulate(
      "--url",
      url,
      "--count",
      "100",
      "--rate",
      "0",
      "--duplicates",
      "0",
      "--concurrency",
      "1",
    );
    expect(out).toContain("Answered OK: 88. Failed: 12.");
    expect(out).toMatch(/HTTP 503: 10, the first: .*not durable/);
    expect(out).toContain("HTTP 200: 2, the first: <html>");
    expect(code).toBe(1);
  });

  it("gives up with a message if nothing answers", async () => {
    const { url } = await receiver(() => ({ status: 403, text: "no" }));
    const { code, err } = await simulate("--url", url, "--count", "5000", "--rate", "0");
    expect(err).toContain("Gave up");
    expect(err).toContain("HTTP 403");
    expect(code).toBe(1);
  });

  it("keeps to the rate, live, and ends after the duration", async () => {
    const { url, requests } = await receiver(() => ({ status: 200, text: OK }));
    const from = Date.now();
    const { code } = await simulate("--url", url, "--duration", "3s", "--rate", "100", "--users", "400");
    expect(code).toBe(0);
    expect(requests.length).toBeGreaterThan(100);
    expect(requests.length).toBeLessThan(900);
    for (const { body } of requests) {
      const { EventTime } = JSON.parse(body) as { EventTime: number };
      expect(EventTime).toBeGreaterThan(from);
      expect(EventTime).toBeLessThanOrEqual(Date.now());
    }
  });

  it("rejects a wrong argument with one sentence", async () => {
    const { code, err } = await simulate("--count", "some");
    expect(err).toContain('--count must be a number from 1 to 1000000000, not "some".');
    expect(code).toBe(1);
  });
});
