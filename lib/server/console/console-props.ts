import type { Troubles } from "@/lib/contracts/troubles";
import { ALL_APPS, rolesIn, type Role } from "@/lib/contracts/roles";
import { appsOf } from "../auth/access";
import type { Principal } from "../auth/session-cache";
import { viewedTroubles } from "../live/view";
import { troublesInTime } from "../queries/health/troubles";

interface ConsoleProps {
  email: string;
  roles: { everywhere: Role[]; apps: Record<string, Role[]> };
  troubles: Troubles | null;
}

/** What the console needs to know of the person who opens it. */
export async function consolePropsOf(who: Principal): Promise<ConsoleProps> {
  const [apps, troubles] = await Promise.all([appsOf(who), troublesInTime()]);
  return {
    email: who.email ?? who.name,
    roles: {
      everywhere: rolesIn(who.grants, ALL_APPS),
      apps: Object.fromEntries([...apps].map(([sdkAppId, { id }]) => [sdkAppId, rolesIn(who.grants, id)])),
    },
    troubles: troubles && viewedTroubles(troubles, { apps: new Set(apps.keys()) }),
  };
}
