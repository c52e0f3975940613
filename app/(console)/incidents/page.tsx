import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { IncidentsPage } from "@/components/incidents/incidents-page";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("incidents"))("title") };
}

export default function Page() {
  return <IncidentsPage />;
}
