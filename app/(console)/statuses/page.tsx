import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { StatusesPage } from "@/components/statuses/statuses-page";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("statusesPage"))("title") };
}

export default function Page() {
  return <StatusesPage />;
}
