"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { arrivedOf, type CallbackPage } from "@/lib/client/callback-pages";
import { useApps } from "@/lib/client/queries/apps";
import { useHealth } from "@/lib/client/queries/health";
import type { App } from "@/lib/contracts/app";
import { PageHead } from "../ui/page-head";
import { NewAppCard } from "./new-app-card";

interface NewAppPageProps {
  app: App;
  page: CallbackPage;
  /** The page itself. */
  children: ReactNode;
}

/** A page of an app that has no callback yet. The page itself appears when the first one arrives. */
export function NewAppPage({ app, page, children }: NewAppPageProps) {
  const t = useTranslations("nav");
  useApps({ waiting: true });
  const { data: health } = useHealth();
  const arrived = arrivedOf(health);
  // Callback health explains what was refused.
  if (page === "health" && (health === undefined || arrived.kind !== "nothing")) return children;
  return (
    <>
      <PageHead title={t(page)} />
      <NewAppCard app={app} page={page} arrived={arrived} />
    </>
  );
}
