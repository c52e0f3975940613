import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { UserPage } from "@/components/user/user-page";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("user"))("title") };
}

export default function Page() {
  return <UserPage />;
}
