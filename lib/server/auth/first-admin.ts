import { createHmac } from "node:crypto";
import { recordEvent } from "../audit/record-event";
import { signInDb as db, type Tx } from "../db/client";
import { ServiceError } from "../errors";
import { authSecret } from "../secrets";
import { isSameSecret } from "../same-secret";
import { createPerson } from "./create-person";
import { giveRoles } from "./grants";
import { ALL_APPS, FIRST_ADMIN_ROLES } from "@/lib/contracts/roles";
import { HOUR } from "@/lib/time/units";
import { requireStrong } from "./password-rules";
import { hashPassword, storePassword } from "./passwords";

/** Number of an advisory lock, so that two instances do not create the first administrator at the same time. */
const LOCK = 7_265_011;
const LOCK_WAIT_MS = 30_000;

/** Whether there is a user who can sign in. */
export const hasAdmin = async (tx: Tx = db()) => (await tx.authUser.findFirst({ select: { id: true } })) !== null;

/** How long the one-time link works. */
const LINK_MS = 24 * HOUR;

const linkMac = (until: string) =>
  createHmac("sha256", authSecret()).update(`the first administrator until ${until}`).digest("base64url");

/**
 * A token for the one-time link with which the first administrator is created; null if there is one already. It is made
 * of the secret of the installation, so that every console accepts what the writer prints. It works for 24 hours.
 */
export async function setupToken(now = new Date()): Promise<string | null> {
  if (await hasAdmin()) return null;
  const until = (now.getTime() + LINK_MS).toString(36);
  return `${until}.${linkMac(until)}`;
}

/** Whether a token is one of this installation, and still works at `now`. */
export function setupLinkState(token: string, now: Date): "open" | "expired" | "unknown" {
  const [until = "", mac = ""] = token.split(".");
  if (!isSameSecret(linkMac(until), mac)) return "unknown";
  return Number.parseInt(until, 36) > now.getTime() ? "open" : "expired";
}

/** Creates the first administrator if the one-time token is right. Throws ServiceError. */
export async function createFirstAdmin(
  given: { token: string; name: string; email: string; password: string },
  headers: Headers,
): Promise<void> {
  const state = setupLinkState(given.token, new Date());
  if (state === "expired")
    throw new ServiceError("gone", "This one-time link is older than 24 hours; a restart prints a new one");
  if (state === "unknown" || (await hasAdmin())) {
    throw new ServiceError(
      "forbidden",
      "This one-time link is not valid (any more); every start prints one while there is no administrator",
    );
  }
  requireStrong(given.password, given);
  if (!(await createAdminIfNone(given))) throw new ServiceError("conflict", "There is an administrator already");
  const actor = { kind: "stranger", id: null, name: given.email.toLowerCase() } as const;
  recordEvent("change", { actor, endpoint: "POST setup", headers });
}

/** Creates an administrator if there is none, and returns whether it did. */
export async function createAdminIfNone(person: { name: string; email: string; password: string }): Promise<boolean> {
  if (await hasAdmin()) return false;
  // The hash takes long on a busy machine. It is made before the transaction begins.
  const hash = await hashPassword(person.password);
  const createLocked = async (tx: Tx) => {
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(${LOCK})`;
    if (await hasAdmin(tx)) return false;
    const id = await createPerson(tx, { email: person.email, name: person.name || person.email });
    await storePassword(id, hash, tx);
    await giveRoles(tx, id, ALL_APPS, FIRST_ADMIN_ROLES);
    return true;
  };
  // Another instance may hold the lock, and PostgreSQL has just started.
  return db().$transaction(createLocked, { maxWait: LOCK_WAIT_MS, timeout: LOCK_WAIT_MS });
}
