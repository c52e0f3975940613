import { once } from "node:events";
import net, { type AddressInfo } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { TcpProxy } from "./tcp-proxy";

let echo: net.Server;
let proxy: TcpProxy;
let port: number;

const portOf = (server: net.Server) => (server.address() as AddressInfo).port;

beforeEach(async () => {
  echo = net.createServer((socket) => socket.on("error", () => undefined).pipe(socket)).listen(0, "127.0.0.1");
  const free = net.createServer().listen(0, "127.0.0.1");
  await Promise.all([once(echo, "listening"), once(free, "listening")]);
  port = portOf(free);
  await new Promise((resolve) => free.close(resolve));
  proxy = new TcpProxy(port, () => portOf(echo));
  await proxy.open();
});

afterEach(async () => {
  await proxy.close();
  await new Promise((resolve) => echo.close(resolve));
});

async function connect(): Promise<net.Socket> {
  const socket = net.connect(port, "127.0.0.1").on("error", () => undefined);
  await once(socket, "connect");
  return socket;
}

/** What comes back for a text, and after how many milliseconds; null if nothing comes within 300 ms. */
async function ask(socket: net.Socket, text: string): Promise<{ answer: string; ms: number } | null> {
  const started = performance.now();
  const answered = once(socket, "data") as Promise<[Buffer]>;
  socket.write(text);
  const answer = await Promise.race([answered, sleep(300, null)]);
  return answer && { answer: answer[0].toString(), ms: performance.now() - started };
}

describe("TcpProxy", () => {
  it("passes bytes on in fair weather, and late if it is slow", async () => {
    const socket = await connect();
    expect((await ask(socket, "a"))?.answer).toBe("a");
    await proxy.set({ kind: "slow", delayMs: 50 });
    const slow = await ask(socket, "b");
    expect(slow?.answer).toBe("b");
    expect(slow?.ms).toBeGreaterThan(90);
    socket.destroy();
  });

  it("lets nobody connect while it refuses", async () => {
    const before = await connect();
    const ended = once(before, "close");
    await proxy.set({ kind: "refusing" });
    await ended;
    await expect(connect()).rejects.toThrow("ECONNREFUSED");
    await proxy.set({ kind: "fair" });
    const after = await connect();
    expect((await ask(after, "c"))?.answer).toBe("c");
    after.destroy();
  });

  it("swallows bytes silently, and a connection that lost some stays silent until it is cut", async () => {
    const socket = await connect();
    await ask(socket, "a");
    await proxy.set({ kind: "silent" });
    expect(await ask(socket, "b")).toBeNull();
    await proxy.set({ kind: "fair" });
    expect(await ask(socket, "c")).toBeNull();
    const ended = once(socket, "close");
    proxy.cut();
    await ended;
  });
});
