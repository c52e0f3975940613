import { randomUUID } from "node:crypto";
import { claimValues, rolesFor } from "@/lib/company/role-mapping";
import type { CompanyProblem } from "@/lib/contracts/company";
import { ALL_APPS, type Role } from "@/lib/contracts/roles";
import { appsBySdkAppId } from "../../apps/registry";
import { signInDb as db, type Tx } from "../../db/client";
import { ServiceError } from "../../errors";
import { createPerson } from "../create-person";
import { withdrawInvitations } from "../invitations";
import { lockPeople, requireAdministrator } from "../people";
import { clearSessionCache } from "../session-cache";
import type { Claims } from "./claims";
import type { Company } from "./company";

/** Why the company's provider does not let somebody in. */
export class CompanyRefusal extends Error {
  override name = "CompanyRefusal";
  constructor(
    readonly problem: CompanyProblem,
    /** Whom it is about, for the audit. */
    readonly who: string,
  ) {
    super(problem);
  }
}

const textOf = (value: unknown): string | null => (typeof value === "string" && value.trim() !== "" ? value : null);

/**
 * The person whom the provider names, with the roles that the mapping gives now. Made at the first sign-in, or linked
 * by an e-mail address that is verified. Returns the id. Throws CompanyRefusal.
 */
export async function companyPerson(company: Company, claims: Claims, now: Date): Promise<string> {
  const email = textOf(claims.email)?.toLowerCase() ?? null;
  const who = email ?? claims.sub;
  const grants = await grantsFor(company, claims);
  const id = await db().$transaction(async (tx) => {
    await lockPeople(tx);
    const known = await tx.authAccount.findFirst({
      where: { providerId: company.issuer, accountId: claims.sub },
      include: { user: true },
    });
    const person = known?.user ?? (await linkable(tx, company, claims, email, who));
    if (person?.deactivatedAt != null) throw new CompanyRefusal("deactivated", who);
    const isBreakGlass = person !== null && person.email === company.breakGlass?.toLowerCase();
    if (grants.length === 0 && !isBreakGlass) {
      if (person !== null && known !== null) await applyRoles(tx, person.id, [], who);
      return null;
    }
    if (person === null && email === null) throw new CompanyRefusal("no_email", who);
    const userId = person?.id ?? (await createPerson(tx, { email: email ?? "", name: nameOf(claims, email ?? "") }));
    if (known === null) {
      const account = { id: randomUUID(), userId, providerId: company.issuer, accountId: claims.sub };
      await tx.authAccount.create({ data: account });
      await withdrawInvitations(tx, userId, now);
      if (person?.name === "") await tx.authUser.update({ where: { id: userId }, data: { name: nameOf(claims, who) } });
    }
    if (!isBreakGlass) await applyRoles(tx, userId, grants, who);
    return userId;
  });
  clearSessionCache();
  // Thrown after the commit: whoever lost every role keeps none of them, nor a session.
  if (id === null) throw new CompanyRefusal("no_role", who);
  return id;
}

const nameOf = (claims: Claims, other: string) =>
  textOf(claims.name) ?? textOf(claims.preferred_username) ?? textOf(claims.nickname) ?? other;

/** The person with this e-mail address. Throws CompanyRefusal if the provider does not vouch for the address. */
async function linkable(tx: Tx, company: Company, claims: Claims, email: string | null, who: string) {
  if (email === null) throw new CompanyRefusal("no_email", who);
  if (claims.email_verified !== true && !company.trustEmail) throw new CompanyRefusal("unverified", who);
  const person = await tx.authUser.findUnique({ where: { email }, include: { accounts: true } });
  // An address that was given to somebody else at the company must not open the account of who had it before.
  if (person?.accounts.some(({ providerId }) => providerId === company.issuer)) throw new CompanyRefusal("taken", who);
  return person;
}

/** Replaces all roles. Throws CompanyRefusal if no administrator would be left; then nothing changes. */
async function applyRoles(tx: Tx, userId: string, grants: Grant[], who: string): Promise<void> {
  await tx.roleGrant.deleteMany({ where: { userId } });
  await tx.roleGrant.createMany({ data: grants.map((grant) => ({ ...grant, userId })), skipDuplicates: true });
  if (grants.length === 0) await tx.authSession.deleteMany({ where: { userId } });
  await requireAdministrator(tx).catch((error: unknown) => {
    if (error instanceof ServiceError) throw new CompanyRefusal("last_administrator", who);
    throw error;
  });
}

interface Grant {
  role: Role;
  appId: number;
}

/** The roles that the mapping gives, in apps that are here. */
async function grantsFor({ roles, claim }: Company, claims: Claims): Promise<Grant[]> {
  const apps = await appsBySdkAppId();
  return rolesFor(roles, claimValues(claims[claim])).flatMap(({ role, apps: own }) =>
    own === null
      ? [{ role, appId: ALL_APPS }]
      : own.flatMap((sdkAppId) => {
          const app = apps.get(sdkAppId);
          return app === undefined ? [] : [{ role, appId: app.id }];
        }),
  );
}
