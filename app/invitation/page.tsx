import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { AuthFrame } from "@/components/auth/auth-frame";
import { InvitationForm } from "@/components/auth/invitation-form";
import { InvitationOver } from "@/components/auth/invitation-over";
import { lookUpInvitation } from "@/lib/server/auth/invitations";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("invitation"))("title"), referrer: "no-referrer" };
}

/** An invitation link opens this page without a session: the form, or why the link does not work. */
export default async function Page({ searchParams }: { searchParams: Promise<{ token?: string | string[] }> }) {
  const { token } = await searchParams;
  const found = await lookUpInvitation(typeof token === "string" ? token : "", new Date());
  return (
    <AuthFrame>
      {found.state === "open" && typeof token === "string" ? (
        <InvitationForm token={token} email={found.email} />
      ) : (
        <InvitationOver state={found.state === "open" ? "unknown" : found.state} />
      )}
    </AuthFrame>
  );
}
