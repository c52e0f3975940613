import { setTimeout as delay } from "node:timers/promises";
import { db } from "@/lib/server/db/client";
import { sendOne } from "./load";

/** Times (ms) from the answer to a callback until presence shows it, measured `count` times in sequence, sorted. */
export async function freshness(url: string, count: number): Promise<number[]> {
  const delays: number[] = [];
  for (let n = 0; n < count; n++) {
    const userId = `fresh-${n % 20}`;
    const time = Date.now();
    await sendOne(url, userId, time);
    const answered = performance.now();
    while (!(await isShown(userId, time))) await delay(1);
    delays.push(performance.now() - answered);
    await delay(Math.random() * 100);
  }
  return delays.sort((a, b) => a - b);
}

async function isShown(userId: string, time: number): Promise<boolean> {
  const row = await db().presence.findFirst({ where: { userId }, select: { lastEventAt: true } });
  return row?.lastEventAt.getTime() === time;
}
