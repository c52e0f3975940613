import { ALL_APPS, type Role } from "@/lib/contracts/roles";
import type { Principal } from "../auth/session-cache";

/** A person who has these roles in all apps. */
export const personWith = (...roles: Role[]): Principal => ({
  kind: "person",
  id: roles.join(),
  name: roles.join(),
  email: null,
  ownerId: null,
  app: null,
  grants: roles.map((role) => ({ appId: ALL_APPS, role })),
});
