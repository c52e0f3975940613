import { createServer } from "node:http";
import { text } from "node:stream/consumers";
import { httpTransport } from "../../alerts/channels/transport";
import type { Transport } from "../../alerts/channels/types";
import { listen } from "../../serve/listen";
import type { Received, StandIn } from "./types";

export interface StandInServer {
  url: string;
  received: Received[];
  close: () => Promise<void>;
}

/** Serves a stand-in on a free port of this machine. It keeps what it received. */
export async function serveStandIn(standIn: StandIn, now: () => number = Date.now): Promise<StandInServer> {
  const received: Received[] = [];
  const server = createServer((request, response) => {
    void text(request).then((body) => {
      const one = { url: new URL(request.url ?? "", "http://stand-in"), headers: request.headers, body, at: now() };
      received.push(one);
      const answer = standIn(one);
      response.writeHead(answer.status, answer.headers).end(answer.body);
    });
  });
  const port = await listen(server, "127.0.0.1", 0);
  const close = () => new Promise<void>((done) => server.close(() => done()));
  return { url: `http://127.0.0.1:${port}`, received, close };
}

/** The product's own transport, which calls a stand-in instead of the host of each request. */
export function transportTo(standIn: StandInServer): Transport {
  const transport = httpTransport({ privateAllowed: true });
  return (request, signal) => {
    const { pathname, search } = new URL(request.url);
    return transport({ ...request, url: standIn.url + pathname + search }, signal);
  };
}
