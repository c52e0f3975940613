import { headers } from "next/headers";
import { redirect } from "next/navigation";
import type { ReactNode } from "react";
import { Console } from "@/components/shell/console";
import { signInHref } from "@/lib/client/url/next-path";
import { appsOf } from "@/lib/server/auth/access";
import { currentPrincipal } from "@/lib/server/auth/principal";
import type { Principal } from "@/lib/server/auth/session-cache";
import { viewedTroubles } from "@/lib/server/live/view";
import { troublesInTime } from "@/lib/server/queries/health/troubles";
import { ADDRESS_HEADER } from "@/lib/server/console/address-header";

async function visibleTroubles(who: Principal) {
  const troubles = await troublesInTime();
  return troubles && viewedTroubles(troubles, { apps: new Set((await appsOf(who)).keys()) });
}

/** All pages in this folder require a signed-in user. */
export default async function ConsoleLayout({ children }: { children: ReactNode }) {
  const who = await currentPrincipal();
  if (!who) redirect(signInHref((await headers()).get(ADDRESS_HEADER)));
  return (
    <Console email={who.email ?? who.name} troubles={await visibleTroubles(who)}>
      {children}
    </Console>
  );
}
