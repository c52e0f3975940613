import { createServer, type RequestListener } from "node:http";
import { afterEach, expect, it } from "vitest";
import { listen } from "../../serve/listen";
import { httpTransport, MAX_ANSWER_BYTES, type TransportOptions } from "./transport";

const closing: (() => void)[] = [];
afterEach(() => closing.splice(0).forEach((close) => close()));

async function serve(handler: RequestListener) {
  let requests = 0;
  const server = createServer((request, response) => {
    requests += 1;
    handler(request, response);
  });
  const port = await listen(server, "127.0.0.1", 0);
  closing.push(() => {
    server.close();
    server.closeAllConnections();
  });
  return { port, requests: () => requests };
}

const post = (url: string, options: Partial<TransportOptions> = {}) =>
  httpTransport({ privateAllowed: false, ...options })({ url, headers: {}, body: "{}" });
const ok: RequestListener = (_request, response) => void response.end("ok");

it.each([
  "127.0.0.1",
  "[::1]",
  "0.0.0.0",
  "[::]",
  "10.1.2.3",
  "172.16.0.1",
  "192.168.1.1",
  "169.254.169.254",
  "100.64.0.1",
  "[::ffff:127.0.0.1]",
  "[::ffff:a9fe:a9fe]",
  "[64:ff9b::7f00:1]",
  "[fe80::1]",
  "[fd00::1]",
  "2130706433",
  "0x7f.1",
  "localhost",
])("never calls %s", async (host) => {
  const { port, requests } = await serve(ok);
  await expect(post(`http://${host}:${port}/`)).rejects.toMatchObject({
    permanent: true,
    message: expect.stringContaining("not on the public internet") as string,
  });
  expect(requests()).toBe(0);
});

it("refuses a name that has a private address among public ones", async () => {
  const { port, requests } = await serve(ok);
  const lookupAll = () =>
    Promise.resolve([
      { address: "203.0.114.1", family: 4 },
      { address: "127.0.0.1", family: 4 },
    ]);
  await expect(post(`http://rebind.example.com:${port}/`, { lookupAll })).rejects.toMatchObject({ permanent: true });
  expect(requests()).toBe(0);
});

it("resolves a name once, and connects to the address that it checked", async () => {
  const { port } = await serve(ok);
  let lookups = 0;
  const lookupAll = () => {
    lookups += 1;
    return Promise.resolve([{ address: "127.0.0.1", family: 4 }]);
  };
  const answer = await post(`http://pinned.example.com:${port}/`, { privateAllowed: true, lookupAll });
  expect([answer.status, answer.body, lookups]).toEqual([200, "ok", 1]);
});

it("does not follow a redirect", async () => {
  const target = await serve(ok);
  const { port } = await serve((_request, response) => {
    response.writeHead(307, { location: `http://127.0.0.1:${target.port}/` }).end();
  });
  expect((await post(`http://127.0.0.1:${port}/`, { privateAllowed: true })).status).toBe(307);
  expect(target.requests()).toBe(0);
});

it("gives up on a server that does not answer, and on one that never ends its answer", async () => {
  const silent = await serve(() => undefined);
  const endless = await serve((_request, response) => void response.write("a"));
  for (const { port } of [silent, endless]) {
    await expect(post(`http://127.0.0.1:${port}/`, { privateAllowed: true, totalMs: 100 })).rejects.toThrow(
      "No answer within 0.1 s.",
    );
  }
});

it("reads an answer up to a bound", async () => {
  const { port } = await serve((_request, response) => void response.end("a".repeat(4 * MAX_ANSWER_BYTES)));
  expect((await post(`http://127.0.0.1:${port}/`, { privateAllowed: true })).body).toHaveLength(MAX_ANSWER_BYTES);
});

it("names a failure without the address that was called", async () => {
  const { port } = await serve(ok);
  closing.splice(0).forEach((close) => close());
  await expect(post(`http://127.0.0.1:${port}/secret-path`, { privateAllowed: true })).rejects.toThrow(
    "The connection failed (ECONNREFUSED).",
  );
  const lookupAll = () => Promise.reject(Object.assign(new Error("no"), { code: "ENOTFOUND" }));
  await expect(post("https://nowhere.example.com/secret-path", { lookupAll })).rejects.toThrow(
    "nowhere.example.com cannot be resolved (ENOTFOUND).",
  );
});
