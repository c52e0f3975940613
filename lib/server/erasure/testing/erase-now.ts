import { expect } from "vitest";
import { db } from "../../db/client";
import { processAll } from "../../testing/process-all";
import { eraseAsked } from "../erasure-loop";
import { requestErasure } from "../request";

/** Erases a user, as the running product does within some seconds. Returns the tombstone. */
export async function eraseNow(app: string, userId: string): Promise<string> {
  const { tombstone } = await requestErasure(app, { userId, confirmation: userId, reason: "" }, "Ada");
  await eraseAll();
  return tombstone;
}

/** Does all erasures that are asked for. */
export async function eraseAll(): Promise<void> {
  await eraseAsked();
  for (let i = 0; i < 5 && (await db().erasedUser.count({ where: { doneAt: null } })) > 0; i++) {
    await processAll();
    await eraseAsked();
  }
  expect(await db().erasedUser.findMany({ where: { OR: [{ doneAt: null }, { error: { not: null } }] } })).toEqual([]);
  await processAll();
}
