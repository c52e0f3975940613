import { cookies } from "next/headers";
import { NuqsAdapter } from "nuqs/adapters/next/app";
import { Suspense, type ReactNode } from "react";
import { APP_COOKIE } from "@/lib/i18n/cookies";
import { CurrentAppProvider } from "@/lib/client/app";
import { LiveProvider } from "@/lib/client/live/provider";
import { Shell } from "./shell";

/** The console around every page of a signed-in user. */
export async function Console({ email, children }: { email: string; children: ReactNode }) {
  const app = (await cookies()).get(APP_COOKIE)?.value;
  return (
    <Suspense>
      <NuqsAdapter>
        <CurrentAppProvider remembered={app}>
          <LiveProvider>
            <Shell email={email}>{children}</Shell>
          </LiveProvider>
        </CurrentAppProvider>
      </NuqsAdapter>
    </Suspense>
  );
}
