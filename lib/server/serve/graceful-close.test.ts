import { Agent, createServer, get, type IncomingMessage, type ServerResponse } from "node:http";
import { once } from "node:events";
import { expect, it } from "vitest";
import { gracefulClose } from "./graceful-close";
import { listen } from "./listen";

type Answer = (res: ServerResponse) => void;

/** A server whose answers the test gives itself, and a client that keeps its connections. */
async function serve(answer: Answer) {
  const server = createServer((_req, res) => answer(res));
  const drain = gracefulClose(server);
  const port = await listen(server, "127.0.0.1", 0);
  const agent = new Agent({ keepAlive: true });
  const ask = () =>
    new Promise<string>((resolve, reject) => {
      get({ port, host: "127.0.0.1", agent }, (res: IncomingMessage) => {
        let body = "";
        res.on("data", (chunk: Buffer) => (body += chunk.toString()));
        res.on("end", () => resolve(body));
        res.on("error", reject);
      }).on("error", reject);
    });
  return { server, drain, ask };
}

it("lets an answer that is under way finish, and takes no new ones", async () => {
  const asked: ServerResponse[] = [];
  const { server, drain, ask } = await serve((res) => void asked.push(res));
  const first = ask();
  await once(server, "request");
  const drained = drain(10_000);
  await expect(ask()).rejects.toThrow("ECONNREFUSED");
  asked[0]?.end("kept");
  expect(await first).toBe("kept");
  await drained;
  expect(server.listening).toBe(false);
});

it("does not wait for connections that are kept without a request", async () => {
  const { drain, ask } = await serve((res) => res.end("done"));
  expect(await ask()).toBe("done");
  await drain(3_600_000);
});

it("ends streams at once, so that their readers see an end and no error", async () => {
  const { server, drain, ask } = await serve((res) => {
    res.setHeader("content-type", "text/event-stream");
    res.write("data: 1\n\n");
  });
  const stream = ask();
  await once(server, "request");
  await drain(3_600_000);
  expect(await stream).toBe("data: 1\n\n");
});

it("gives up on an answer that never comes", async () => {
  const { server, drain, ask } = await serve(() => undefined);
  const never = ask();
  never.catch(() => undefined);
  await once(server, "request");
  await drain(50);
  await expect(never).rejects.toThrow();
});
