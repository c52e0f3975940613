import { EventEmitter, once } from "node:events";
import { expect, it } from "vitest";
import { PrismaPg } from "@prisma/adapter-pg";
import { problemOf } from "../http/problem";
import { db } from "./client";
import { isUnreachable } from "./errors";
import { PrismaClient } from "./generated/client";

const errorOf = (work: Promise<unknown>) =>
  work.then(
    () => null,
    (error: unknown) => error,
  );

it("answers busy, not an error of its own, if no connection is free for a transaction", async () => {
  const client = new PrismaClient({
    adapter: new PrismaPg({ connectionString: process.env.DATABASE_URL, application_name: "rollcall busy", max: 1 }),
  });
  const [begun, end] = [new EventEmitter(), new EventEmitter()];
  const isBegun = once(begun, "begun");
  const held = client.$transaction(async () => {
    begun.emit("begun");
    await once(end, "end");
  });
  await isBegun;
  const failed = await errorOf(client.$transaction((tx) => tx.$queryRaw`SELECT 1`, { maxWait: 50 }));
  const answer = problemOf(failed, "1");
  expect([answer.status, ((await answer.json()) as { code: string }).code]).toEqual([503, "busy"]);
  expect(answer.headers.get("retry-after")).not.toBeNull();
  end.emit("end");
  await held;
  await client.$disconnect();
});

it("recognises a connection that ended", async () => {
  const client = new PrismaClient({
    adapter: new PrismaPg({ connectionString: process.env.DATABASE_URL, application_name: "rollcall ended", max: 1 }),
  });
  const failed = errorOf(client.$queryRaw`SELECT 1 FROM pg_sleep(20)`);
  await expect
    .poll(async () => {
      const [{ ended } = { ended: 0n }] = await db().$queryRaw<{ ended: bigint }[]>`
        SELECT count(pg_terminate_backend(pid)) AS ended FROM pg_stat_activity
        WHERE application_name = 'rollcall ended' AND state = 'active'`;
      return Number(ended);
    })
    .toBe(1);
  expect(isUnreachable(await failed)).toBe(true);
  await client.$disconnect();
});

it("recognises a server that is not there, and tells the caller so", async () => {
  const client = new PrismaClient({
    adapter: new PrismaPg({ connectionString: "postgresql://nobody@127.0.0.1:1/none" }),
  });
  for (const failed of [
    await errorOf(client.$queryRaw`SELECT 1`),
    await errorOf(client.app.findMany()),
    await errorOf(client.$transaction((tx) => tx.app.count())),
  ]) {
    expect(isUnreachable(failed)).toBe(true);
    const answer = problemOf(failed, "one");
    expect(answer.status).toBe(503);
    expect(answer.headers.get("retry-after")).toBe("5");
    expect(await answer.json()).toMatchObject({
      code: "unavailable",
      detail: expect.stringMatching(/^The database cannot be reached/) as string,
    });
  }
  await client.$disconnect();
});

it("does not take other errors for it", async () => {
  for (const error of [await errorOf(db().$queryRaw`SELECT 1 / 0`), await errorOf(db().$queryRaw`SELECT`), new Error()])
    expect(isUnreachable(error)).toBe(false);
});
