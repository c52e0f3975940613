import type { ChangePerson, Invite, Person, RoleIn } from "@/lib/contracts/people";
import { ALL_APPS, isRole, ROLES, type Role } from "@/lib/contracts/roles";
import { appsBySdkAppId } from "../apps/registry";
import { signInDb as db, type Prisma, type Tx } from "../db/client";
import { ServiceError } from "../errors";
import { createPerson } from "./create-person";
import { makeInvitation, withdrawInvitations } from "./invitations";
import { clearSessionCache } from "./session-cache";
import { openSessions } from "./sessions";

/** Number of an advisory lock: of two administrators, not both can take the role from the other at the same time. */
const LOCK = 7_265_012;

/** Everybody who may sign in, was invited, or was deactivated, by name. `you` is the id of the one who asks. */
export async function listPeople(you: string, now: Date): Promise<{ people: Person[] }> {
  const rows = await db().authUser.findMany({ include: included(now) });
  const sdkAppIds = new Map([...(await appsBySdkAppId()).values()].map(({ id, sdkAppId }) => [id, sdkAppId]));
  const people = rows.map((row) => ({ ...toPerson(row, sdkAppIds), you: row.id === you }));
  // Who has not accepted the invitation yet has no name.
  return { people: people.sort((a, b) => (a.name || a.email).localeCompare(b.name || b.email, "en")) };
}

const included = (now: Date) =>
  ({
    grants: true,
    accounts: { select: { id: true } },
    totpFactor: { select: { userId: true } },
    _count: { select: { passkeys: true } },
    sessions: { select: { id: true }, where: openSessions(now) },
    invitations: { select: { expiresAt: true }, where: { usedAt: null, withdrawnAt: null } },
  }) satisfies Prisma.AuthUserInclude;
type Row = Prisma.AuthUserGetPayload<{ include: ReturnType<typeof included> }>;

function toPerson(row: Row, sdkAppIds: ReadonlyMap<number, string>): Omit<Person, "you"> {
  const invited = row.accounts.length === 0;
  return {
    id: row.id,
    name: row.name,
    email: row.email,
    state: row.deactivatedAt !== null ? "deactivated" : invited ? "invited" : "active",
    roles: ROLES.flatMap((role) => roleIn(role, row.grants, sdkAppIds)),
    lastSignInAt: row.lastSignInAt?.toISOString() ?? null,
    hasFactor: row.totpFactor !== null || row._count.passkeys > 0,
    sessions: row.sessions.length,
    invitedUntil: (invited && row.invitations[0]?.expiresAt.toISOString()) || null,
  };
}

/** Where somebody has a role; nothing if nowhere. A grant for all apps includes the others. */
function roleIn(role: Role, grants: Row["grants"], sdkAppIds: ReadonlyMap<number, string>): RoleIn[] {
  const appIds = grants.filter((grant) => isRole(grant.role) && grant.role === role).map(({ appId }) => appId);
  if (appIds.includes(ALL_APPS)) return [{ role, apps: null }];
  const apps = appIds.flatMap((id) => sdkAppIds.get(id) ?? []).sort();
  return apps.length === 0 ? [] : [{ role, apps }];
}

/** Creates a person who can sign in after accepting the invitation. Throws ServiceError. */
export async function invitePerson({ email, roles }: Invite, now: Date): Promise<{ token: string; expiresAt: string }> {
  const grants = await grantsFor(roles);
  return db().$transaction(async (tx) => {
    const id = await createPerson(tx, { email, name: "" });
    await tx.roleGrant.createMany({ data: grants.map((grant) => ({ ...grant, userId: id })) });
    return makeInvitation(tx, id, now);
  });
}

/** Makes a new link for a person who has not accepted the one before. Throws ServiceError. */
export const inviteAgain = (id: string, now: Date): Promise<{ token: string; expiresAt: string }> =>
  db().$transaction(async (tx) => {
    await invitedPerson(tx, id);
    return makeInvitation(tx, id, now);
  });

/** Deletes a person who has not accepted the invitation; the link says that it was withdrawn. Throws ServiceError. */
export const withdrawPerson = (id: string, now: Date): Promise<void> =>
  db().$transaction(async (tx) => {
    await invitedPerson(tx, id);
    await withdrawInvitations(tx, id, now);
    await tx.authUser.delete({ where: { id } });
  });

async function invitedPerson(tx: Tx, id: string): Promise<void> {
  await personOf(tx, id);
  if ((await tx.authAccount.count({ where: { userId: id } })) > 0)
    throw new ServiceError("conflict", "This person has accepted the invitation");
}

/** Changes roles, or whether a person may sign in. Throws ServiceError, also if no administrator would be left. */
export async function changePerson(id: string, { roles, active }: ChangePerson, now: Date): Promise<void> {
  const grants = roles === undefined ? null : await grantsFor(roles);
  await db().$transaction(async (tx) => {
    await lockPeople(tx);
    const person = await personOf(tx, id);
    if (grants !== null) {
      await tx.roleGrant.deleteMany({ where: { userId: id } });
      await tx.roleGrant.createMany({ data: grants.map((grant) => ({ ...grant, userId: id })) });
    }
    if (active !== undefined) {
      await tx.authUser.update({
        where: { id },
        data: { deactivatedAt: active ? null : (person.deactivatedAt ?? now) },
      });
      // Also of a person who is activated: a session that began in the moment of the deactivation must not come back.
      if (!active || person.deactivatedAt !== null) await tx.authSession.deleteMany({ where: { userId: id } });
      if (!active) await tx.apiToken.deleteMany({ where: { ownerId: id } });
    }
    await requireAdministrator(tx);
  });
  clearSessionCache();
}

/** Lets one transaction at a time change roles. */
export async function lockPeople(tx: Tx): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(${LOCK})`;
}

/** Throws ServiceError if nobody who can sign in administers all apps. */
export async function requireAdministrator(tx: Tx): Promise<void> {
  const left = await tx.authUser.count({
    where: {
      deactivatedAt: null,
      accounts: { some: {} },
      grants: { some: { appId: ALL_APPS, role: "administrator" satisfies Role } },
    },
  });
  if (left === 0) throw new ServiceError("last_administrator", "Somebody who can sign in must administer all apps");
}

/** The rows of roles, each for an app or for all. Throws ServiceError if an app is not there. */
async function grantsFor(roles: readonly RoleIn[]): Promise<{ role: Role; appId: number }[]> {
  const known = await appsBySdkAppId();
  return roles.flatMap(({ role, apps }) =>
    apps === null
      ? [{ role, appId: ALL_APPS }]
      : [...new Set(apps)].map((sdkAppId) => {
          const app = known.get(sdkAppId);
          if (app === undefined) throw new ServiceError("not_found", `There is no app ${sdkAppId}`);
          return { role, appId: app.id };
        }),
  );
}

/** The person with this id. Throws ServiceError if there is none. */
async function personOf(tx: Tx, id: string) {
  const person = await tx.authUser.findUnique({ where: { id } });
  if (person === null) throw new ServiceError("not_found", "There is no such person");
  return person;
}
