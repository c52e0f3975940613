import { randomBytes, timingSafeEqual } from "node:crypto";
import { db } from "../db/client";
import { ServiceError } from "../errors";
import { singleton } from "../singleton";
import { auth } from "./auth";

const oneTime = () => singleton("setup.token", () => ({ token: null as string | null }));
/** Any number, the same in every instance: two first administrators must not be made at once. */
const LOCK = 7_265_011;

/** Whether anyone can sign in. */
export const hasAdmin = async () => (await db().authUser.findFirst({ select: { id: true } })) !== null;

/** The text of the one-time link that lets its bearer make the first administrator; null once there is one. */
export async function setupToken(): Promise<string | null> {
  if (await hasAdmin()) return (oneTime().token = null);
  return (oneTime().token ??= randomBytes(18).toString("base64url"));
}

/** Makes the first administrator for the bearer of the one-time token. Throws ServiceError. */
export async function createFirstAdmin(given: {
  token: string;
  name: string;
  email: string;
  password: string;
}): Promise<void> {
  if (!matches(await setupToken(), given.token)) {
    throw new ServiceError(
      "forbidden",
      "This one-time link is not valid (any more); a new one is printed at every start",
    );
  }
  if (!(await createAdminIfNone(given))) throw new ServiceError("conflict", "There is an administrator already");
  oneTime().token = null;
}

/** Makes an administrator where nobody can sign in yet, and says whether it did. */
export async function createAdminIfNone(person: { name: string; email: string; password: string }): Promise<boolean> {
  return db().$transaction(async (tx) => {
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(${LOCK})`;
    if (await hasAdmin()) return false;
    const { internalAdapter, password } = await auth().$context;
    const email = person.email.toLowerCase();
    const user = await internalAdapter.createUser(
      { email, name: person.name || email, emailVerified: true },
      { method: "admin" },
    );
    const hash = await password.hash(person.password);
    await internalAdapter.linkAccount({
      userId: user.id,
      accountId: user.id,
      providerId: "credential",
      password: hash,
    });
    return true;
  });
}

function matches(expected: string | null, given: string): boolean {
  if (expected === null) return false;
  const [a, b] = [Buffer.from(expected), Buffer.from(given)];
  return a.length === b.length && timingSafeEqual(a, b);
}
