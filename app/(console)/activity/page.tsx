import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ActivityPage } from "@/components/activity/activity-page";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("activity"))("title") };
}

export default function Page() {
  return <ActivityPage />;
}
