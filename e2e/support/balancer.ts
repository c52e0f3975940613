import http, { type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** Balancers check about once a second. */
const CHECK_MS = 500;

export interface Balancer {
  url: string;
  /** The number of instances that get requests. */
  ready: () => number;
  close: () => void;
}

/**
 * A balancer as operators use them: requests go to the instances in turns, over connections that are kept. An instance
 * gets none while its /readyz fails. A request goes to another instance only if its own refuses the connection.
 */
export async function startBalancer(instances: readonly string[]): Promise<Balancer> {
  const agent = new http.Agent({ keepAlive: true });
  const ready = new Set<string>();
  const check = async () => {
    for (const instance of instances) {
      const answer = await fetch(`${instance}/readyz`, { signal: AbortSignal.timeout(2_000) }).catch(() => null);
      if (answer?.ok === true) ready.add(instance);
      else ready.delete(instance);
    }
  };
  await check();
  const timer = setInterval(() => void check(), CHECK_MS);
  let turn = 0;

  function forward(req: IncomingMessage, body: Buffer, res: ServerResponse, tried: readonly string[] = []): void {
    const left = [...ready].filter((instance) => !tried.includes(instance));
    const instance = left[turn++ % Math.max(1, left.length)];
    if (instance === undefined) return void res.writeHead(502).end("no instance is ready");
    const { method, headers } = req;
    const request = http.request(`${instance}${req.url}`, { agent, method, headers }, (answer) => {
      res.writeHead(answer.statusCode ?? 502, { "content-type": answer.headers["content-type"] ?? "text/plain" });
      answer.pipe(res);
    });
    request.on("error", (error: NodeJS.ErrnoException) => {
      if (error.code === "ECONNREFUSED") forward(req, body, res, [...tried, instance]);
      else res.writeHead(502).end(`${instance}: ${error.message}`);
    });
    request.end(body);
  }

  const server = http.createServer((req, res) => {
    const chunks: Buffer[] = [];
    req.on("data", (chunk: Buffer) => chunks.push(chunk)).on("end", () => forward(req, Buffer.concat(chunks), res));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    ready: () => ready.size,
    close: () => {
      clearInterval(timer);
      agent.destroy();
      server.closeAllConnections();
      server.close();
    },
  };
}
