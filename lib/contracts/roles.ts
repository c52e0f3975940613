/**
 * Who may do what. A person has any number of roles, each in one app or in all apps, and what one of them allows is
 * allowed. An API token has one role.
 */
export const ROLES = ["viewer", "support", "support_lead", "operator", "administrator"] as const;
export type Role = (typeof ROLES)[number];

/** A role in an app, by the app's id; 0 for all apps. */
export interface RoleGrant {
  appId: number;
  role: Role;
}

/** The `appId` of a grant for all apps. */
export const ALL_APPS = 0;

/** The roles of the first administrator: one that administers only would see no user. */
export const FIRST_ADMIN_ROLES = ["administrator", "operator"] as const satisfies Role[];

/** The roles that an API token may have. Settings are changed by a signed-in person. */
export const TOKEN_ROLES = ["viewer", "support", "support_lead", "operator"] as const satisfies Role[];
export type TokenRole = (typeof TOKEN_ROLES)[number];

/**
 * What an endpoint asks for:
 * `figures` counts, statistics and health; `find` one user, found by UserID or its beginning; `annotate` markers and
 * watches; `list` users, events, connections and refused callbacks of an app, and the live events; `export` the lists
 * as files; `administer` people, apps, tokens, channels and settings.
 */
export const PERMISSIONS = ["figures", "find", "annotate", "list", "export", "administer"] as const;
export type Permission = (typeof PERMISSIONS)[number];

/** What each role may do. */
export const ROLE_PERMISSIONS = {
  viewer: ["figures"],
  support: ["figures", "find"],
  support_lead: ["figures", "find", "annotate"],
  operator: ["figures", "find", "annotate", "list", "export"],
  administrator: ["figures", "administer"],
} as const satisfies Record<Role, readonly Permission[]>;

/** Whether one of these roles allows it. */
export const roleAllows = (roles: readonly Role[], permission: Permission): boolean =>
  roles.some((role) => (ROLE_PERMISSIONS[role] as readonly Permission[]).includes(permission));

/** The roles that grants give in an app. With `appId` ALL_APPS: in every app. */
export const rolesIn = (grants: readonly RoleGrant[], appId: number): Role[] => [
  ...new Set(grants.filter((grant) => grant.appId === ALL_APPS || grant.appId === appId).map(({ role }) => role)),
];

export const isPermission = (text: string): text is Permission => (PERMISSIONS as readonly string[]).includes(text);

export const isRole = (text: string): text is Role => (ROLES as readonly string[]).includes(text);
