import http, { type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, beforeEach, expect, it } from "vitest";
import { leaveOf, type Leave } from "./leave";

let server: Server;
let leave: Leave;
const agent = new http.Agent({ keepAlive: true });

beforeEach(async () => {
  server = http.createServer((req, res) => res.writeHead(leave.refuses(req) ? 503 : 200).end());
  leave = leaveOf(server, 50);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
});
afterEach(() => {
  agent.destroy();
  server.closeAllConnections();
  server.close();
});

/** The status of an answer, and whether the connection is closed after it. */
function get(path: string): Promise<[number | undefined, string | undefined]> {
  const { port } = server.address() as AddressInfo;
  return new Promise((resolve, reject) => {
    http
      .get({ host: "127.0.0.1", port, path, agent }, (res) => {
        res.resume().on("end", () => resolve([res.statusCode, res.headers.connection]));
      })
      .on("error", reject);
  });
}

it("fails /readyz and closes each connection after its answer, from the moment an instance leaves", async () => {
  expect(await get("/readyz")).toEqual([200, "keep-alive"]);
  expect(await get("/api/callback")).toEqual([200, "keep-alive"]);
  const left = leave.begin();
  expect(await get("/api/callback")).toEqual([200, "close"]);
  expect(await get("/readyz?x")).toEqual([503, "close"]);
  await left;
  expect(await get("/")).toEqual([200, "close"]);
});
