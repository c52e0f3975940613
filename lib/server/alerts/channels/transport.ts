import dns from "node:dns";
import http from "node:http";
import https from "node:https";
import type { LookupFunction } from "node:net";
import { isPublicAddress, literalAddress } from "./public-address";
import { SendError, type HttpAnswer, type HttpRequest, type Transport } from "./types";

type LookupAll = (host: string) => Promise<dns.LookupAddress[]>;

export interface TransportOptions {
  /** Whether addresses outside the public internet may be called. */
  privateAllowed: boolean;
  lookupAll?: LookupAll;
  connectMs?: number;
  totalMs?: number;
}

/** An answer is read up to this size: a robot answers a few hundred bytes. */
export const MAX_ANSWER_BYTES = 16 * 1024;

/**
 * A transport without redirects, proxies and kept connections. The socket connects to the very address that was
 * checked, so a name that resolves differently a moment later changes nothing.
 */
export function httpTransport(options: TransportOptions): Transport {
  const { privateAllowed, connectMs = 5_000, totalMs = 10_000 } = options;
  const lookup = checkedLookup(options);
  return async (request, signal) => {
    const url = new URL(request.url);
    const literal = literalAddress(url.hostname);
    if (literal !== null && !privateAllowed && !isPublicAddress(literal)) throw privateError();
    return post(url, request, { lookup, connectMs, totalMs, signal });
  };
}

const privateError = () =>
  new SendError("The address is not on the public internet. ROLLCALL_WEBHOOK_PRIVATE=on allows private ones.", true);

/** Resolves a name, and fails if any of its addresses is not public. */
function checkedLookup({ privateAllowed, lookupAll = systemLookup }: TransportOptions): LookupFunction {
  return (host, options, done) => {
    lookupAll(host).then(
      (found) => {
        const [first] = found;
        if (first === undefined) return done(new SendError(`${host} has no address.`), "", 0);
        if (!privateAllowed && !found.every(({ address }) => isPublicAddress(address))) {
          return done(privateError(), "", 0);
        }
        if (options.all) done(null, found);
        else done(null, first.address, first.family);
      },
      (error: NodeJS.ErrnoException) => done(new SendError(`${host} cannot be resolved (${error.code}).`), "", 0),
    );
  };
}

const systemLookup: LookupAll = (host) => dns.promises.lookup(host, { all: true });

interface Limits {
  lookup: LookupFunction;
  connectMs: number;
  totalMs: number;
  signal: AbortSignal | undefined;
}

function post(
  url: URL,
  { headers, body }: HttpRequest,
  { lookup, connectMs, totalMs, signal }: Limits,
): Promise<HttpAnswer> {
  const { request } = url.protocol === "https:" ? https : http;
  const length = Buffer.byteLength(body);
  return new Promise<HttpAnswer>((resolve, reject) => {
    const sent = request(url, {
      method: "POST",
      agent: false,
      lookup,
      signal,
      headers: { "user-agent": "Rollcall", ...headers, "content-length": length },
    });
    const giveUp = (text: string) => () => sent.destroy(new SendError(text));
    const connecting = setTimeout(giveUp(`No connection within ${connectMs / 1000} s.`), connectMs);
    const total = setTimeout(giveUp(`No answer within ${totalMs / 1000} s.`), totalMs);
    sent.once("socket", (socket) => {
      const event = url.protocol === "https:" ? "secureConnect" : "connect";
      socket.once(event, () => clearTimeout(connecting));
    });
    sent.once("close", () => {
      clearTimeout(connecting);
      clearTimeout(total);
    });
    sent.once("error", (error: NodeJS.ErrnoException) => reject(readableError(error)));
    sent.once("response", (answer) => {
      readBody(answer).then(
        (text) => resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body: text }),
        (error: NodeJS.ErrnoException) => reject(readableError(error)),
      );
    });
    sent.end(body);
  });
}

async function readBody(answer: http.IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of answer as AsyncIterable<Buffer>) {
    chunks.push(chunk);
    bytes += chunk.length;
    // Leaving the loop destroys the answer, and with it the connection.
    if (bytes >= MAX_ANSWER_BYTES) break;
  }
  return Buffer.concat(chunks).subarray(0, MAX_ANSWER_BYTES).toString("utf8");
}

/** Node's own texts may hold the address that was called, so only the code of the error is kept. */
function readableError(error: NodeJS.ErrnoException): SendError {
  if (error instanceof SendError) return error;
  return new SendError(`The connection failed (${error.code ?? "unknown error"}).`);
}
