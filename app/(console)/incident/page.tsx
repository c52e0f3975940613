import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { IncidentPage } from "@/components/incidents/incident-page";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("incidents"))("one") };
}

export default function Page() {
  return <IncidentPage />;
}
