import { once } from "node:events";
import http, { type IncomingMessage, type RequestListener, type ServerResponse } from "node:http";
import net from "node:net";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { listen } from "../serve/listen";
import { proxyTo } from "./proxy";
import { makeSocketPath } from "./socket-path";

let behind: http.Server;
let front: http.Server;
let origin: string;
let port: number;
let answer: RequestListener;
let cleanUp: () => void;

beforeEach(async () => {
  const { socketPath, remove } = makeSocketPath();
  cleanUp = remove;
  behind = http.createServer((req, res) => answer(req, res));
  await new Promise<void>((resolve) => behind.listen(socketPath, resolve));
  front = http.createServer(proxyTo(socketPath, { away: answerWith("away"), busy: answerWith("busy") }));
  port = await listen(front, "127.0.0.1", 0);
  origin = `http://127.0.0.1:${port}`;
});
afterEach(() => {
  for (const server of [front, behind]) {
    server.closeAllConnections();
    server.close();
  }
  cleanUp();
});

const answerWith = (text: string) => (_req: IncomingMessage, res: ServerResponse) => void res.writeHead(503).end(text);
const textOf = async (req: IncomingMessage) => {
  let text = "";
  for await (const chunk of req) text += String(chunk);
  return text;
};
/** Answers with what arrived. */
const echo = (req: IncomingMessage, res: ServerResponse) =>
  void textOf(req).then((body) => {
    res.setHeader("set-cookie", ["a=1", "b=2"]);
    res.end(JSON.stringify({ method: req.method, url: req.url, headers: req.headers, body }));
  });

/** Sends bytes as they are, and resolves with everything that comes back. */
async function raw(text: string): Promise<string> {
  const socket = net.connect(port, "127.0.0.1");
  let received = "";
  socket.on("data", (chunk: Buffer) => (received += chunk.toString()));
  socket.write(text);
  await once(socket, "close");
  return received;
}

it("adds Secure to cookies if the client uses HTTPS", async () => {
  answer = (_req, res) => {
    res.setHeader("set-cookie", ["a=1; Path=/", "b=2; Path=/; SECURE; HttpOnly", "insecure=3"]);
    res.end();
  };
  const cookies = async (headers: Record<string, string>) => (await fetch(origin, { headers })).headers.getSetCookie();
  expect(await cookies({ "x-forwarded-proto": "https" })).toEqual([
    "a=1; Path=/; Secure",
    "b=2; Path=/; SECURE; HttpOnly",
    "insecure=3; Secure",
  ]);
  expect(await cookies({ "x-forwarded-proto": "http" })).toEqual([
    "a=1; Path=/",
    "b=2; Path=/; SECURE; HttpOnly",
    "insecure=3",
  ]);
});

describe("a request", () => {
  it.each(["GET", "DELETE", "POST", "PUT"])("of method %s arrives with its path, headers and body", async (method) => {
    answer = echo;
    const body = method === "GET" ? undefined : "x".repeat(200_000);
    const response = await fetch(`${origin}/a%2Fb?c=%20&d=ä`, {
      method,
      body,
      headers: { "x-a": "1", te: "trailers" },
    });
    const got = (await response.json()) as {
      method: string;
      url: string;
      headers: Record<string, string>;
      body: string;
    };
    expect(got).toMatchObject({ method, url: "/a%2Fb?c=%20&d=%C3%A4", headers: { "x-a": "1" }, body: body ?? "" });
    expect(got.headers.host).toBe(`127.0.0.1:${port}`);
    expect(got.headers.te).toBeUndefined();
    expect(response.headers.getSetCookie()).toEqual(["a=1", "b=2"]);
  });

  it("without a length keeps its chunks, for every method", async () => {
    answer = echo;
    const head =
      "DELETE /x HTTP/1.1\r\nhost: h\r\nconnection: close, x-hop\r\nx-hop: 1\r\ntransfer-encoding: chunked\r\n\r\n";
    const received = await raw(`${head}3\r\nabc\r\n0\r\n\r\n`);
    expect(received).toContain('"body":"abc"');
    expect(received).not.toContain('"x-hop"');
  });

  it("with a long address gets a redirect that is three times as long", async () => {
    answer = (req, res) => res.writeHead(307, { location: encodeURIComponent(req.url ?? "") }).end();
    const path = `/${"%E4%BD%A0".repeat(1_600)}`;
    const received = await raw(`GET ${path} HTTP/1.1\r\nhost: h\r\nconnection: close\r\n\r\n`);
    expect(received).toMatch(/^HTTP\/1.1 307/);
    expect(received).toContain(encodeURIComponent(path));
  });

  it("that Node does not send on is answered 400", async () => {
    answer = echo;
    expect(await raw("GET /\u0100 HTTP/1.1\r\nhost: h\r\nconnection: close\r\n\r\n")).toMatch(/^HTTP\/1.1 [24]00/);
  });

  it("is ended at the console if its client goes away, before or during the answer", async () => {
    for (const begun of [false, true]) {
      const ended = new Promise<void>((resolve) => {
        answer = (_req, res) => {
          res.on("close", () => resolve());
          if (begun) res.write("begun");
        };
      });
      const client = http.get(origin);
      client.on("error", () => undefined);
      await once(behind, "request");
      if (begun) await once(client, "response");
      client.destroy();
      await ended;
    }
  });
});

describe("an answer", () => {
  it("streams: each part arrives before the next is written", async () => {
    let write: (text: string) => void = () => undefined;
    answer = (_req, res) => {
      res.writeHead(200, { "content-type": "text/event-stream" });
      res.flushHeaders();
      write = (text) => res.write(text);
    };
    const response = await fetch(origin);
    const reader = response.body?.getReader();
    for (const part of ["data: 1\n\n", "data: 2\n\n"]) {
      write(part);
      expect(Buffer.from((await reader?.read())?.value ?? []).toString()).toBe(part);
    }
    await reader?.cancel();
  });

  it("waits for a client that reads slowly", async () => {
    let written = 0;
    answer = (_req, res) => {
      const more = () => {
        while (res.write(Buffer.alloc(65_536)) && written < 64 << 20) written += 65_536;
      };
      res.on("drain", more);
      more();
    };
    const socket = net.connect(port, "127.0.0.1");
    socket.pause();
    socket.write("GET / HTTP/1.1\r\nhost: h\r\n\r\n");
    await once(behind, "request");
    await expect
      .poll(() => {
        const before = written;
        return new Promise((resolve) => setTimeout(() => resolve(written === before), 100));
      })
      .toBe(true);
    expect(written).toBeLessThan(32 << 20);
    socket.destroy();
  });

  it("that breaks off also breaks off for the client", async () => {
    answer = (req, res) => {
      res.writeHead(200, { "content-length": "10" });
      res.write("12345");
      setImmediate(() => req.socket.destroy());
    };
    const response = await fetch(origin);
    await expect(response.text()).rejects.toThrow();
  });
});

it("answers in place of a server that is not there, also to a request with a body", async () => {
  behind.closeAllConnections();
  await new Promise((resolve) => behind.close(resolve));
  for (const init of [{}, { method: "POST", body: "x".repeat(300_000) }]) {
    const response = await fetch(origin, init);
    expect([response.status, await response.text()]).toEqual([503, "away"]);
  }
});
