import { randomUUID } from "node:crypto";
import type { Tx } from "../db/client";
import { ServiceError } from "../errors";

/**
 * Creates a person who has neither password nor roles yet, as better-auth would. Returns the id. Throws ServiceError if
 * the e-mail address is taken, also by a person who is created at the same time.
 */
export async function createPerson(tx: Tx, given: { email: string; name: string }): Promise<string> {
  const email = given.email.toLowerCase();
  const data = [{ id: randomUUID(), email, name: given.name, emailVerified: true }];
  const [created] = await tx.authUser.createManyAndReturn({ data, skipDuplicates: true, select: { id: true } });
  if (created === undefined) throw new ServiceError("conflict", `There is an account for ${email} already`);
  return created.id;
}
