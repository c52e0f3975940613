import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { AuthFrame } from "@/components/auth/auth-frame";
import { SignIn } from "@/components/auth/sign-in";
import { Welcome } from "@/components/auth/welcome";
import { nextPath } from "@/lib/client/url/next-path";
import { COMPANY_PROBLEMS } from "@/lib/contracts/company";
import { companyInUse } from "@/lib/server/auth/oidc/settings";
import { hasAdmin } from "@/lib/server/auth/first-admin";
import { relyingPartyOf } from "@/lib/server/auth/passkeys/relying-party";
import { currentPrincipal } from "@/lib/server/auth/principal";
import { begunStep } from "@/lib/server/auth/sign-in-steps";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("signIn"))("title") };
}

/** The page for everyone without a session: the steps of a sign-in, or how to create the first account. */
export default async function Page({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}) {
  const asked = await searchParams;
  const next = nextPath(asked.next);
  if (await currentPrincipal()) redirect(next);
  const company = await companyInUse();
  const asking = await headers();
  if (!(await hasAdmin()) && company === null)
    return (
      <AuthFrame>
        <Welcome />
      </AuthFrame>
    );
  return (
    <AuthFrame>
      <SignIn
        next={next}
        begun={begunStep(asking, new Date())}
        passkeyHost={relyingPartyOf(asking)?.id ?? null}
        company={company && { name: company.name, only: company.only }}
        problem={COMPANY_PROBLEMS.find((problem) => problem === asked.problem) ?? null}
      />
    </AuthFrame>
  );
}
