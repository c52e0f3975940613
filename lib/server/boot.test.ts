import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { prepare } from "./boot";
import { db } from "./db/client";
import { env, setDatabaseUrl } from "./env";

/** Prepares as a start with this administrator does. */
function start(password: string) {
  vi.stubEnv("ROLLCALL_ADMIN_EMAIL", "ada@example.com");
  vi.stubEnv("ROLLCALL_ADMIN_PASSWORD", password);
  // The environment is read again.
  setDatabaseUrl(env().databaseUrl ?? "");
  return prepare();
}

beforeEach(() => db().$executeRaw`TRUNCATE auth_user CASCADE`);
afterEach(() => vi.unstubAllEnvs());

it("refuses to create the administrator with a weak password, and says why without repeating it", async () => {
  await expect(start("short")).rejects.toThrow("ROLLCALL_ADMIN_PASSWORD cannot be used: it must have at least 12");
  await expect(start("password1234")).rejects.toThrow(
    /^ROLLCALL_ADMIN_PASSWORD cannot be used: it is too easy to guess/,
  );
  expect(await db().authUser.count()).toBe(0);
});

it("does not look at the password of an administrator who exists", async () => {
  await start("three quiet herons");
  await start("short");
  expect(await db().authUser.count()).toBe(1);
});
