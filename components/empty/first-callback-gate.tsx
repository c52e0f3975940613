"use client";

import dynamic from "next/dynamic";
import { usePathname } from "next/navigation";
import type { ReactNode } from "react";
import { useCurrentApp } from "@/lib/client/app";
import { callbackPageAt } from "@/lib/client/callback-pages";

// Only an app without a callback needs the card.
const NewAppPage = dynamic(() => import("./new-app-page").then((module) => module.NewAppPage), { ssr: false });

/** Shows a card with the next steps in place of a page that needs callbacks, until the app has received one. */
export function FirstCallbackGate({ children }: { children: ReactNode }) {
  const page = callbackPageAt(usePathname());
  const { current } = useCurrentApp();
  if (page === null || current === undefined || current.firstCallbackAt !== null) return children;
  return (
    <NewAppPage app={current} page={page}>
      {children}
    </NewAppPage>
  );
}
