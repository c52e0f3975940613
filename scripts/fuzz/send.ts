import net from "node:net";
import { setTimeout as delay } from "node:timers/promises";
import { mayBeWhole, readAnswer, type Answer } from "./answer";
import type { FuzzRequest } from "./fuzz-request";

/** A request without an answer after this time has failed. */
const GIVE_UP_MS = 20_000;

export interface Outcome {
  answers: Answer[];
  /**
   * Time from the last byte of the request to the last byte of the answers; 0 if these came before. Of a download to
   * the first byte: the rest takes as long as there is to send.
   */
  ms: number;
  /** What went wrong on the way; null if nothing did. */
  error: string | null;
}

/** Sends a request on a connection of its own, and resolves with what came back. Never rejects. */
export async function send(port: number, request: FuzzRequest): Promise<Outcome> {
  const socket = net.connect({ port, host: "127.0.0.1", allowHalfOpen: true });
  const read = reading(socket, request);
  const sentAt = writing(socket, request);
  const timer = setTimeout(() => socket.destroy(new Error(`no answer within ${GIVE_UP_MS} ms`)), GIVE_UP_MS);
  const { answers, error, firstAt, at } = await read;
  clearTimeout(timer);
  socket.destroy();
  const isDownload = answers.at(-1)?.headers.get("content-disposition")?.startsWith("attachment") === true;
  return { answers, error, ms: Math.max(0, (isDownload ? firstAt : at) - (await sentAt)) };
}

/** Resolves when as many answers are there as are expected, or when the connection is closed. */
function reading(socket: net.Socket, { answers: expected, head }: FuzzRequest) {
  return new Promise<Omit<Outcome, "ms"> & { firstAt: number; at: number }>((resolve) => {
    const answers: Answer[] = [];
    let chunks: Buffer[] = [];
    let error: string | null = null;
    let firstAt = Infinity;
    const end = () => resolve({ answers, error, firstAt, at: performance.now() });
    const parse = (closed: boolean) => {
      try {
        let bytes = Buffer.concat(chunks);
        for (let next = readAnswer(bytes, head, closed); next !== null; next = readAnswer(bytes, head, closed)) {
          answers.push(next.answer);
          bytes = Buffer.from(next.rest);
        }
        chunks = [bytes];
      } catch (cause) {
        error = cause instanceof Error ? cause.message : String(cause);
      }
      if (answers.length >= expected || error !== null) end();
    };
    socket.on("data", (chunk: Buffer) => {
      firstAt = Math.min(firstAt, performance.now());
      chunks.push(chunk);
      if (mayBeWhole(chunks)) parse(false);
    });
    socket.on("end", () => {
      parse(true);
      end();
    });
    socket.on("error", (cause) => {
      // A server that refuses a request may close before it has read everything.
      if (!/ECONNRESET|EPIPE/.test(cause.message)) error ??= cause.message;
    });
    socket.on("close", end);
  });
}

/** Resolves with the time at which the last byte was handed to the connection. */
async function writing(socket: net.Socket, { parts, pauseMs, then }: FuzzRequest): Promise<number> {
  for (const part of parts) {
    if (socket.destroyed) break;
    await new Promise<void>((resolve) => {
      socket.once("close", resolve);
      socket.write(part, () => {
        socket.off("close", resolve);
        resolve();
      });
    });
    if (pauseMs > 0) await delay(pauseMs);
  }
  if (then === "half-close") socket.end();
  if (then === "abort") socket.destroy();
  return performance.now();
}
