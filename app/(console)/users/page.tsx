import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { cookies } from "next/headers";
import { UsersPage } from "@/components/users/users-page";
import { USERS_COLUMNS_COOKIE } from "@/lib/i18n/cookies";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("users"))("title") };
}

export default async function Page() {
  const remembered = (await cookies()).get(USERS_COLUMNS_COOKIE)?.value;
  return <UsersPage remembered={remembered} />;
}
