import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { redirect } from "next/navigation";
import { AuthFrame } from "@/components/auth/auth-frame";
import { SignInForm } from "@/components/auth/sign-in-form";
import { Welcome } from "@/components/auth/welcome";
import { nextPath } from "@/lib/client/url/next-path";
import { hasAdmin } from "@/lib/server/auth/first-admin";
import { currentPrincipal } from "@/lib/server/auth/principal";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("signIn"))("title") };
}

/** The page for everyone without a session: the sign-in form, or how to create the first account. */
export default async function Page({ searchParams }: { searchParams: Promise<{ next?: string | string[] }> }) {
  const next = nextPath((await searchParams).next);
  if (await currentPrincipal()) redirect(next);
  const exists = await hasAdmin();
  return <AuthFrame>{exists ? <SignInForm next={next} /> : <Welcome />}</AuthFrame>;
}
