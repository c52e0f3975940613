import type { IncomingHttpHeaders } from "node:http";

/** One request as a stand-in got it. */
export interface Received {
  url: URL;
  headers: IncomingHttpHeaders;
  body: string;
  /** Milliseconds. */
  at: number;
}
export interface Answer {
  status: number;
  body: string;
  headers?: Record<string, string>;
}
/** Judges a request as the service does. */
export type StandIn = (request: Received) => Answer;

export const json = (value: unknown): Answer => ({ status: 200, body: JSON.stringify(value) });
export const bytesOf = (text: string) => Buffer.byteLength(text);

/** Counts what is within the last `withinMs` milliseconds, the given time included. */
export function rate(count: number, withinMs: number): (at: number) => boolean {
  let times: number[] = [];
  return (at) => {
    times = [...times.filter((time) => time > at - withinMs), at];
    return times.length > count;
  };
}
