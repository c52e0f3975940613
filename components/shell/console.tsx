import { cookies } from "next/headers";
import { NuqsAdapter } from "nuqs/adapters/next/app";
import { Suspense, type ReactNode } from "react";
import { APP_COOKIE, DISMISSED_COOKIE } from "@/lib/i18n/cookies";
import { CurrentAppProvider } from "@/lib/client/app";
import { LiveProvider } from "@/lib/client/live/provider";
import { RolesProvider, type OwnRoles } from "@/lib/client/roles";
import { TroublesProvider } from "@/lib/client/troubles";
import type { Troubles } from "@/lib/contracts/troubles";
import { Shell } from "./shell";

interface ConsoleProps {
  /** Of the signed-in user. */
  email: string;
  roles: OwnRoles;
  /** What the server knows of incidents now; null if it could not find out. */
  troubles: Troubles | null;
  children: ReactNode;
}

/** The console around every page of a signed-in user. */
export async function Console({ email, roles, troubles, children }: ConsoleProps) {
  const remembered = await cookies();
  const app = remembered.get(APP_COOKIE)?.value;
  const dismissed = remembered.get(DISMISSED_COOKIE)?.value ?? null;
  return (
    <Suspense>
      <NuqsAdapter>
        <CurrentAppProvider remembered={app}>
          <RolesProvider roles={roles}>
            <LiveProvider>
              <TroublesProvider initial={troubles}>
                <Shell email={email} dismissed={dismissed}>
                  {children}
                </Shell>
              </TroublesProvider>
            </LiveProvider>
          </RolesProvider>
        </CurrentAppProvider>
      </NuqsAdapter>
    </Suspense>
  );
}
