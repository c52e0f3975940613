import type { RoleIn } from "@/lib/contracts/people";
import { ROLES, type Role } from "@/lib/contracts/roles";

/** The roles of a person in a form. No app means all of them. */
export type RoleValues = Record<Role, { on: boolean; apps: string[] }>;

/** The values of a form for these roles. */
export function roleValues(roles: readonly RoleIn[]): RoleValues {
  const valueOf = (role: Role) => {
    const found = roles.find((one) => one.role === role);
    return { on: found !== undefined, apps: found?.apps ?? [] };
  };
  return Object.fromEntries(ROLES.map((role) => [role, valueOf(role)])) as RoleValues;
}

/** The roles that a form says, in the order of ROLES. */
export const rolesOf = (values: RoleValues): RoleIn[] =>
  ROLES.filter((role) => values[role].on).map((role) => {
    const { apps } = values[role];
    return { role, apps: apps.length === 0 ? null : apps };
  });
