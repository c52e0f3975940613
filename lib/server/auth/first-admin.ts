import { createHmac, timingSafeEqual } from "node:crypto";
import { db, type Tx } from "../db/client";
import { ServiceError } from "../errors";
import { authSecret } from "../secrets";
import { auth } from "./auth";
import { giveRoles } from "./grants";
import { ALL_APPS, FIRST_ADMIN_ROLES } from "@/lib/contracts/roles";
import { requireStrong } from "./password-rules";

/** Number of an advisory lock, so that two instances do not create the first administrator at the same time. */
const LOCK = 7_265_011;
const LOCK_WAIT_MS = 30_000;

/** Whether there is a user who can sign in. */
export const hasAdmin = async () => (await db().authUser.findFirst({ select: { id: true } })) !== null;

/**
 * The token of the one-time link with which the first administrator is created; null once there is one. It is made of
 * the secret of the installation, so that the writer prints what every console accepts, also after a restart.
 */
export async function setupToken(): Promise<string | null> {
  if (await hasAdmin()) return null;
  return createHmac("sha256", authSecret()).update("the first administrator").digest("base64url");
}

/** Creates the first administrator if the one-time token is right. Throws ServiceError. */
export async function createFirstAdmin(given: {
  token: string;
  name: string;
  email: string;
  password: string;
}): Promise<void> {
  if (!matches(await setupToken(), given.token)) {
    throw new ServiceError(
      "forbidden",
      "This one-time link is not valid (any more); every start prints the link while there is no administrator",
    );
  }
  requireStrong(given.password, given);
  if (!(await createAdminIfNone(given))) throw new ServiceError("conflict", "There is an administrator already");
}

/** Creates an administrator if there is none, and returns whether it did. */
export async function createAdminIfNone(person: { name: string; email: string; password: string }): Promise<boolean> {
  if (await hasAdmin()) return false;
  // The hash takes long on a busy machine. It is made before the transaction begins.
  const { internalAdapter, password } = await auth().$context;
  const hash = await password.hash(person.password);
  const email = person.email.toLowerCase();
  const createLocked = async (tx: Tx) => {
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(${LOCK})`;
    if (await hasAdmin()) return false;
    const user = await internalAdapter.createUser(
      { email, name: person.name || email, emailVerified: true },
      { method: "admin" },
    );
    await internalAdapter.linkAccount({
      userId: user.id,
      accountId: user.id,
      providerId: "credential",
      password: hash,
    });
    await giveRoles(user.id, ALL_APPS, FIRST_ADMIN_ROLES);
    return true;
  };
  // Another instance may hold the lock, and PostgreSQL has just started.
  return db().$transaction(createLocked, { maxWait: LOCK_WAIT_MS, timeout: LOCK_WAIT_MS });
}

function matches(expected: string | null, given: string): boolean {
  if (expected === null) return false;
  const [a, b] = [Buffer.from(expected), Buffer.from(given)];
  return a.length === b.length && timingSafeEqual(a, b);
}
