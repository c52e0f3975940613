import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { PlatformsPage } from "@/components/kicks/platforms-page";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("kicks"))("title") };
}

export default function Page() {
  return <PlatformsPage />;
}
