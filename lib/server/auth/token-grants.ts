import { ALL_APPS, rolesIn, TOKEN_ROLES, type Role, type RoleGrant, type TokenRole } from "@/lib/contracts/roles";

/** What a token was made for: a role, and the ids of the apps, or ALL_APPS. */
export interface TokenScope {
  role: TokenRole;
  appIds: readonly number[];
}

/** What a token of a service allows. */
export const grantsOfService = ({ role, appIds }: TokenScope): RoleGrant[] => appIds.map((appId) => ({ appId, role }));

/**
 * What a token of a person allows: in each app the lesser of its role and the best role that its owner has there.
 * TOKEN_ROLES is in order, each role includes the one before. Whoever only administers an app counts as a viewer.
 */
export function grantsWithin({ role, appIds }: TokenScope, owner: readonly RoleGrant[]): RoleGrant[] {
  const apps = appIds.includes(ALL_APPS) ? [...new Set(owner.map(({ appId }) => appId))] : [...new Set(appIds)];
  return apps.flatMap((appId) => {
    const best = Math.max(...rolesIn(owner, appId).map(rankOf));
    const within = TOKEN_ROLES[Math.min(rankOf(role), best)];
    return within === undefined ? [] : [{ appId, role: within }];
  });
}

const rankOf = (role: Role): number => Math.max(0, TOKEN_ROLES.indexOf(role as TokenRole));
