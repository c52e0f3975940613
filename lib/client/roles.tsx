"use client";

import { createContext, useContext, type ReactNode } from "react";
import { roleAllows, type Permission, type Role } from "@/lib/contracts/roles";
import { useCurrentApp } from "./app";
import { needOf } from "./page-permissions";

/** The roles of the person who is signed in: in all apps, and in single apps by SDKAppID. */
export interface OwnRoles {
  everywhere: readonly Role[];
  apps: Readonly<Record<string, readonly Role[]>>;
}

const Roles = createContext<OwnRoles>({ everywhere: [], apps: {} });

export const RolesProvider = ({ roles, children }: { roles: OwnRoles; children: ReactNode }) => (
  <Roles value={roles}>{children}</Roles>
);

/** The roles in the current app. Until it is known: in any app. */
export function useOwnRoles(): Role[] {
  const { everywhere, apps } = useContext(Roles);
  const { current } = useCurrentApp();
  const own = current === undefined ? Object.values(apps).flat() : (apps[current.sdkAppId] ?? []);
  return [...new Set([...everywhere, ...own])];
}

/** Tells whether the roles permit something in the current app. The server decides; this keeps dead ends away. */
export function useMay(): (permission: Permission) => boolean {
  const roles = useOwnRoles();
  return (permission) => roleAllows(roles, permission);
}

/** Tells whether the roles include the page of an address. */
export function useMayOpen(): (href: string) => boolean {
  const here = useOwnRoles();
  const { everywhere } = useContext(Roles);
  return (href) => {
    const need = needOf(href);
    return need === null || roleAllows(need.everywhere ? everywhere : here, need.permission);
  };
}

/** Whether the roles permit something that concerns all apps. */
export function useMayEverywhere(permission: Permission): boolean {
  return roleAllows(useContext(Roles).everywhere, permission);
}

/** Shows its children if the roles permit something in the current app. */
export function May({ permission, children }: { permission: Permission; children: ReactNode }) {
  return useMay()(permission) ? children : null;
}
