import net from "node:net";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { listen } from "../serve/listen";
import { DatabaseWatch } from "./database-watch";

const database = new URL(process.env.DATABASE_URL ?? "");
/** A way to the database that can be cut, or left half open: what is sent then gets no answer. */
let mode: "open" | "cut" | "half open";
let proxy: net.Server;
let sockets: net.Socket[];
let url: string;
let watch: DatabaseWatch;
let pending: number;

beforeEach(async () => {
  mode = "open";
  pending = 0;
  sockets = [];
  proxy = net.createServer((client) => {
    sockets.push(client.on("error", () => undefined));
    if (mode === "cut") return void client.destroy();
    if (mode === "half open") return;
    const server = net.connect(Number(database.port), database.hostname).on("error", () => undefined);
    sockets.push(server);
    client.on("data", (bytes) => mode === "open" && server.write(bytes)).on("close", () => server.destroy());
    server.pipe(client);
  });
  const port = await listen(proxy, "127.0.0.1", 0);
  url = Object.assign(new URL(database), { hostname: "127.0.0.1", port: String(port) }).href;
  watch = new DatabaseWatch({ url: () => url, journal: { accepted: () => 20_000, pending: () => pending } });
});
afterEach(async () => {
  await watch.stop();
  for (const socket of sockets) socket.destroy();
  proxy.close();
});

const WAIT = { timeout: 15_000, interval: 50 };

it.each(["cut", "half open"] as const)("tells of a way to the database that is %s, and of its end", async (how) => {
  await vi.waitFor(() => expect(sockets).toHaveLength(2), WAIT);
  expect(watch.outage()).toBeNull();
  const cutAt = Date.now();
  pending = 18_211;
  mode = how;
  if (how === "cut") for (const socket of sockets) socket.destroy();
  await vi.waitFor(() => expect(watch.outage()).toMatchObject({ kind: "unreachable", journalRecords: 18_211 }), WAIT);
  expect(Date.now() - cutAt).toBeLessThan(5_000);
  expect(Date.parse(watch.outage()?.since ?? "")).toBeGreaterThan(cutAt - 3_000);
  mode = "open";
  pending = 0;
  await vi.waitFor(() => expect(watch.outage()).toBeNull(), WAIT);
});

it("tells of a database that takes no writes", async () => {
  url = `${url}?options=-c%20default_transaction_read_only%3Don`;
  await vi.waitFor(() => expect(watch.outage()?.kind).toBe("read_only"), WAIT);
});
