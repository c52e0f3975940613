import type { Access } from "@/lib/contracts/endpoint";
import { isPermission, roleAllows, rolesIn, type Permission } from "@/lib/contracts/roles";
import { appsBySdkAppId, oneOf, type App } from "../apps/registry";
import { ServiceError } from "../errors";
import type { Principal } from "./session-cache";

/** No role of the caller allows the request. */
export class RoleError extends ServiceError {}

/** Whether a principal may do something in an app; with ALL_APPS, in every app. */
export const allows = ({ grants }: Principal, permission: Permission, appId: number): boolean =>
  roleAllows(rolesIn(grants, appId), permission);

/** Refuses a caller who may not call the endpoint in any app. Throws ServiceError. */
export function admit(principal: Principal | null, access: Access): asserts principal is Principal {
  if (principal === null)
    throw new ServiceError("unauthorized", "Sign in, or send an API token as `Authorization: Bearer …`");
  if (access === "self" && principal.kind !== "person")
    throw new ServiceError("forbidden", "API tokens have no account; this needs a signed-in person");
  const roles = principal.grants.map(({ role }) => role);
  if (isPermission(access) && !roleAllows(roles, access)) throw refusal(principal, access);
}

/** Refuses a caller who may not call the endpoint in this app; with ALL_APPS, in every app. Throws ServiceError. */
export function permit(principal: Principal, access: Access, appId: number): void {
  if (isPermission(access) && !allows(principal, access, appId)) throw refusal(principal, access);
}

/**
 * The app that a principal names, or the only one that the principal has a role in. An app without a role is not found.
 * Throws ServiceError.
 */
export async function appFor(principal: Principal, sdkAppId: string | undefined): Promise<App> {
  return oneOf(await appsOf(principal), sdkAppId);
}

/** The apps that a principal has a role in, by SDKAppID. */
export async function appsOf({ grants }: Principal): Promise<ReadonlyMap<string, App>> {
  const apps = await appsBySdkAppId();
  return new Map([...apps].filter(([, { id }]) => rolesIn(grants, id).length > 0));
}

/** Names what a principal may do: two principals of the same scope get the same answers. */
export function scopeOf({ grants, app }: Principal): string {
  const sorted = grants.map(({ appId, role }) => `${appId} ${role}`).sort();
  return [app ?? "", ...new Set(sorted)].join(";");
}

function refusal({ kind, grants }: Principal, permission: Permission): RoleError {
  if (permission === "administer" && kind === "script")
    return new RoleError("forbidden", "API tokens change no settings; a signed-in administrator does");
  const own = [...new Set(grants.map(({ role }) => role))].join(", ") || "none";
  const who = kind === "script" ? "the API token" : "you";
  return new RoleError(
    "forbidden",
    `This needs the permission \`${permission}\`, which no role of ${who} gives here (${own}). ` +
      "An administrator can change that.",
  );
}
