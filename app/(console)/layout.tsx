import { headers } from "next/headers";
import { redirect } from "next/navigation";
import type { ReactNode } from "react";
import { Console } from "@/components/shell/console";
import { signInHref } from "@/lib/client/url/next-path";
import { currentPrincipal } from "@/lib/server/auth/principal";
import { consolePropsOf } from "@/lib/server/console/console-props";
import { ADDRESS_HEADER } from "@/lib/server/console/address-header";

/** All pages in this folder require a signed-in user. */
export default async function ConsoleLayout({ children }: { children: ReactNode }) {
  const who = await currentPrincipal();
  if (!who) redirect(signInHref((await headers()).get(ADDRESS_HEADER)));
  return <Console {...await consolePropsOf(who)}>{children}</Console>;
}
