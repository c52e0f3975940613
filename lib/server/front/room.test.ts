import http from "node:http";
import { afterEach, beforeEach, expect, it } from "vitest";
import { fail } from "@/lib/protocol/answer";
import { answerUnread } from "../receive/node-adapter";
import { listen } from "../serve/listen";
import { Room } from "./room";

const LENGTH = 60_000;
/** Room for two at a time, and no more. */
const LIMITS = { size: 2 * LENGTH, waitMs: 200 };

let server: http.Server;
let port: number;
let busy: http.ServerResponse[];
beforeEach(async () => {
  busy = [];
  const room = new Room(LIMITS);
  server = http.createServer((req, res) =>
    room.enter(
      res,
      Number(req.headers["content-length"]),
      () => req.resume().on("end", () => busy.push(res)),
      () => answerUnread(fail(503, "busy"), req, res),
    ),
  );
  port = await listen(server, "127.0.0.1", 0);
});
afterEach(() => {
  server.closeAllConnections();
  server.close();
});

const send = async (length = LENGTH, signal?: AbortSignal) =>
  (await fetch(`http://127.0.0.1:${port}`, { method: "POST", body: "x".repeat(length), signal })).status;
const answerNext = () => busy.shift()?.end();
/** Answers what is read, whenever it is, until `sent` are answered. */
async function answerAll(sent: Promise<number>[]): Promise<number[]> {
  const timer = setInterval(answerNext, 5);
  return Promise.all(sent).finally(() => clearInterval(timer));
}

it("begins some requests at a time, and the others when those are answered", async () => {
  const sent = Array.from({ length: 20 }, () => send());
  await expect.poll(() => busy.length).toBe(2);
  expect(await answerAll(sent)).toEqual(Array(20).fill(200));
});

it("refuses unread what waits for too long", async () => {
  const sent = Array.from({ length: 2 }, () => send());
  await expect.poll(() => busy.length).toBe(2);
  const refused = await Promise.all([send(), send()]);
  expect([...refused, busy.length]).toEqual([503, 503, 2]);
  expect(await send(2_000_000)).toBe(503);
  expect(await answerAll(sent)).toEqual([200, 200]);
});

it("gives the room of a client that is gone to the next one", async () => {
  const gone = new AbortController();
  const sent = [send(LENGTH, gone.signal), send(LENGTH, gone.signal), send(LENGTH, gone.signal)];
  await expect.poll(() => busy.length).toBe(2);
  gone.abort();
  expect((await Promise.allSettled(sent)).map(({ status }) => status)).toEqual(Array(3).fill("rejected"));
  await expect.poll(() => busy.filter(({ destroyed }) => destroyed).length).toBe(2);
  busy.splice(0);
  expect(await answerAll([send(), send(), send()])).toEqual([200, 200, 200]);
});
