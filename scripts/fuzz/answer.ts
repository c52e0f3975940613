/** An answer as it came over the wire. */
export interface Answer {
  status: number;
  headers: ReadonlyMap<string, string>;
  body: Buffer;
}

/**
 * Reads the first answer from the bytes that came so far. `closed` tells that no more will come. Returns the answer and
 * the bytes after it; null if it is not whole yet. Throws an Error if it is no HTTP.
 */
export function readAnswer(bytes: Buffer, head: boolean, closed: boolean): { answer: Answer; rest: Buffer } | null {
  const end = bytes.indexOf("\r\n\r\n");
  if (end < 0) return null;
  const [first = "", ...lines] = bytes.toString("latin1", 0, end).split("\r\n");
  const status = Number(/^HTTP\/1\.1 (\d{3}) /.exec(`${first} `)?.[1]);
  if (!(status >= 100)) throw new Error(`no HTTP: ${first.slice(0, 100)}`);
  const headers = new Map(lines.map((line) => [line.split(":", 1)[0]?.toLowerCase() ?? "", afterColon(line)]));
  const after = bytes.subarray(end + 4);
  if (status < 200) return readAnswer(after, head, closed);
  const whole = (body: Buffer, rest: Buffer) => ({ answer: { status, headers, body }, rest });
  const isStream = headers.get("content-type")?.startsWith("text/event-stream") === true;
  if (head || status === 204 || status === 304 || isStream) return whole(Buffer.alloc(0), after);
  if (headers.get("transfer-encoding") === "chunked") {
    const read = readChunks(after);
    return read && whole(read.body, read.rest);
  }
  const length = headers.get("content-length");
  if (length === undefined) return closed ? whole(after, Buffer.alloc(0)) : null;
  if (after.length < Number(length)) return null;
  return whole(after.subarray(0, Number(length)), after.subarray(Number(length)));
}

const afterColon = (line: string) => line.slice(line.indexOf(":") + 1).trim();

function readChunks(bytes: Buffer): { body: Buffer; rest: Buffer } | null {
  const parts: Buffer[] = [];
  let at = 0;
  for (;;) {
    const lineEnd = bytes.indexOf("\r\n", at);
    if (lineEnd < 0) return null;
    const size = parseInt(bytes.toString("latin1", at, lineEnd), 16);
    const begin = lineEnd + 2;
    if (bytes.length < begin + size + 2) return null;
    if (size === 0) return { body: Buffer.concat(parts), rest: bytes.subarray(begin + 2) };
    parts.push(bytes.subarray(begin, begin + size));
    at = begin + size + 2;
  }
}

/**
 * Whether it is worth to look for a whole answer in the pieces that came so far. A long answer in chunks is read once,
 * when it ends, and not at each piece.
 */
export function mayBeWhole(pieces: readonly Buffer[]): boolean {
  const [first, last] = [pieces[0], pieces.at(-1)];
  if (first === undefined || last === undefined || pieces.length < 4) return true;
  const isChunked = /transfer-encoding: chunked/i.test(first.toString("latin1", 0, 2_000));
  return !isChunked || last.subarray(-5).toString("latin1") === "0\r\n\r\n" || last.length < 5;
}
