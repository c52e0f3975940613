import { PrismaPg } from "@prisma/adapter-pg";
import { expect, it } from "vitest";
import { problemOf } from "../http/problem";
import { db } from "./client";
import { isDatabaseAway } from "./errors";
import { PrismaClient } from "./generated/client";

it("recognizes a database that cannot be reached, and answers 503 in its name", async () => {
  const nobody = new PrismaClient({ adapter: new PrismaPg({ connectionString: "postgresql://a:b@127.0.0.1:1/x" }) });
  for (const query of [nobody.app.findMany(), nobody.$queryRaw`SELECT 1`]) {
    const error: unknown = await query.catch((e: unknown) => e);
    expect(isDatabaseAway(error)).toBe(true);
    const problem = problemOf(error, "r1");
    expect(problem.status).toBe(503);
    expect(await problem.json()).toMatchObject({ code: "unavailable" });
  }
});

it("recognizes a connection that the server ended", async () => {
  const error: unknown = await db().$queryRaw`SELECT pg_terminate_backend(pg_backend_pid())`.catch((e: unknown) => e);
  expect(isDatabaseAway(error)).toBe(true);
});

it("does not take the error of a statement for it", async () => {
  const error: unknown = await db().$queryRaw`SELECT 1 / 0`.catch((e: unknown) => e);
  expect(error).toBeInstanceOf(Error);
  expect(isDatabaseAway(error)).toBe(false);
});
