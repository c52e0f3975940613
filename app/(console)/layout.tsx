import { redirect } from "next/navigation";
import type { ReactNode } from "react";
import { Console } from "@/components/shell/console";
import { currentPrincipal } from "@/lib/server/auth/principal";
import { troublesInTime } from "@/lib/server/queries/health/troubles";

/** All pages in this folder require a signed-in user. */
export default async function ConsoleLayout({ children }: { children: ReactNode }) {
  const who = await currentPrincipal();
  if (!who) redirect("/sign-in");
  return (
    <Console email={who.email ?? who.name} troubles={await troublesInTime()}>
      {children}
    </Console>
  );
}
