import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { redirect } from "next/navigation";
import { AuthFrame } from "@/components/auth/auth-frame";
import { LazyFirstAdminForm } from "@/components/auth/lazy-first-admin-form";
import { Welcome } from "@/components/auth/welcome";
import { SetupPage } from "@/components/setup/setup-page";
import { Console } from "@/components/shell/console";
import { consolePropsOf } from "@/lib/server/console/console-props";
import { signInHref } from "@/lib/client/url/next-path";
import { hasAdmin, setupLinkState } from "@/lib/server/auth/first-admin";
import { currentPrincipal } from "@/lib/server/auth/principal";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("setup"))("title") };
}

interface PageProps {
  searchParams: Promise<{ token?: string | string[] }>;
}

/** The one-time link opens this page without a session. With a session, the page shows the console's setup. */
export default async function Page({ searchParams }: PageProps) {
  const who = await currentPrincipal();
  if (who) {
    return (
      <Console {...await consolePropsOf(who)}>
        <SetupPage />
      </Console>
    );
  }
  const { token } = await searchParams;
  // A used link still leads the user on to the console.
  if (typeof token !== "string" || token === "" || (await hasAdmin())) redirect(signInHref("/setup"));
  const state = setupLinkState(token, new Date());
  return (
    <AuthFrame>
      {state === "open" ? <LazyFirstAdminForm token={token} /> : <Welcome expired={state === "expired"} />}
    </AuthFrame>
  );
}
