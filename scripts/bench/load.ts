import { execFile } from "node:child_process";
import path from "node:path";
import { promisify } from "node:util";
import { z } from "zod";
import { callbackBody, callbackPath } from "./callbacks";

const senderResult = z.object({
  /** Answered OK, answered otherwise or not at all, and answered after more than the 2 s that Tencent waits. */
  ok: z.number(),
  failed: z.number(),
  /** Those of the failed that were answered FAIL. */
  refused: z.number(),
  late: z.number(),
  perSecond: z.number(),
  /** Latencies in ms, from the time at which a request was due. */
  p50: z.number(),
  p99: z.number(),
  max: z.number(),
  /** CPU time of the sender for one request, in µs. */
  senderMicros: z.number(),
});
export type Figures = z.infer<typeof senderResult>;

let runs = 0;

/** How the sender sends. The default: 64 connections that are kept open, and callbacks as Tencent sends them. */
export interface Manner {
  connections?: number;
  /** Bytes by which bodies are longer. */
  padding?: number;
  /** "yes" for a new connection for each request. */
  close?: "yes" | "no";
  /** "yes" for callbacks that are 30 days late. */
  late?: "yes" | "no";
}

/** Sends distinct callbacks for `seconds`, at `rate` per second or as fast as they are answered (sender.ts). */
export async function load(url: string, seconds: number, rate?: number, manner: Manner = {}): Promise<Figures> {
  const script = path.join(import.meta.dirname, "sender.ts");
  const options = {
    port: new URL(url).port,
    seconds,
    salt: runs++,
    ...(rate === undefined ? {} : { rate }),
    ...manner,
  };
  const args = Object.entries(options).flatMap(([name, value]) => [`--${name}`, String(value)]);
  const { stdout } = await promisify(execFile)(process.execPath, ["--import", "tsx", script, ...args]);
  return senderResult.parse(JSON.parse(stdout));
}

/** Sends one callback of a user with an event time. Resolves when it is answered OK. */
export async function sendOne(url: string, userId: string, time: number): Promise<void> {
  const answer = await fetch(`${url}${callbackPath(0)}`, { method: "POST", body: callbackBody(userId, true, time) });
  if (!answer.ok) throw new Error(`the callback was answered ${answer.status}: ${await answer.text()}`);
}
