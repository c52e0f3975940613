import { isRole, type Role, type RoleGrant } from "@/lib/contracts/roles";
import { signInDb as db, type Tx } from "../db/client";

/** The roles of a person; null if there is no such person, or if they are deactivated. */
export async function grantsOf(userId: string): Promise<RoleGrant[] | null> {
  const person = await db().authUser.findUnique({
    where: { id: userId },
    select: { deactivatedAt: true, grants: { select: { appId: true, role: true } } },
  });
  if (person === null || person.deactivatedAt !== null) return null;
  return person.grants.flatMap(({ appId, role }) => grantOf(appId, role));
}

/** A stored grant. A role that this version does not know allows nothing. */
export const grantOf = (appId: number, role: string): RoleGrant[] => (isRole(role) ? [{ appId, role }] : []);

/** Gives roles to a person in an app. Roles that they have already stay. */
export async function giveRoles(tx: Tx, userId: string, appId: number, roles: readonly Role[]): Promise<void> {
  const rows = roles.map((role) => ({ userId, appId, role }));
  await tx.roleGrant.createMany({ data: rows, skipDuplicates: true });
}
