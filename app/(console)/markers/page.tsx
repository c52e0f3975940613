import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { MarkersPage } from "@/components/markers/markers-page";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("markers"))("title") };
}

export default function Page() {
  return <MarkersPage />;
}
