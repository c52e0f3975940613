/** What answers a request, and so which answers are right. `any`: that depends on bytes which are not understood. */
export type Target = "callback" | "api" | "page" | "any";

/** A request as it goes over the wire. */
export interface FuzzRequest {
  kind: string;
  target: Target;
  /** The bytes in the pieces in which they are sent. */
  parts: readonly Buffer[];
  /** Pause after each piece, in milliseconds. */
  pauseMs: number;
  /** What the client does after the last piece: it waits, closes its side, or is gone. */
  then: "wait" | "half-close" | "abort";
  /** Number of answers: of pipelined requests, each has one. */
  answers: number;
  /** Whether answers have no body, because the method is HEAD. */
  head: boolean;
  /** Whether it may be closed without an answer, because it is not a whole request. */
  partial: boolean;
  /** The UserID of a sound callback, which must be answered OK and be found later. */
  canary: string | null;
}

interface Wire {
  method?: string;
  url: string;
  headers?: readonly (readonly [string, string])[];
  body?: Buffer;
  /** Sizes of the chunks, for a chunked body. */
  chunks?: readonly number[];
}

/** The bytes of a request. A body gets its length, unless it is chunked. */
export function wire({ method = "POST", url, headers = [], body, chunks }: Wire): Buffer {
  const framing = chunks ? ["transfer-encoding: chunked"] : body ? [`content-length: ${body.length}`] : [];
  const lines = [`${method} ${url} HTTP/1.1`, "host: fuzz", ...headers.map((pair) => pair.join(": ")), ...framing];
  const head = Buffer.from(`${lines.join("\r\n")}\r\n\r\n`, "latin1");
  return Buffer.concat([head, chunks && body ? chunked(body, chunks) : (body ?? Buffer.alloc(0))]);
}

function chunked(body: Buffer, sizes: readonly number[]): Buffer {
  const parts: Buffer[] = [];
  let at = 0;
  for (let n = 0; at < body.length; n++) {
    const part = body.subarray(at, at + Math.max(1, sizes[n % sizes.length] ?? 1));
    parts.push(Buffer.from(`${part.length.toString(16)}\r\n`), part, Buffer.from("\r\n"));
    at += part.length;
  }
  return Buffer.concat([...parts, Buffer.from("0\r\n\r\n")]);
}

/** A request in one piece that waits for one answer, with the changes of its kind. */
export function request(kind: string, target: Target, bytes: Buffer, changes: Partial<FuzzRequest> = {}): FuzzRequest {
  const defaults = { pauseMs: 0, then: "wait", answers: 1, head: false, partial: false, canary: null } as const;
  return { kind, target, parts: [bytes], ...defaults, ...changes };
}
