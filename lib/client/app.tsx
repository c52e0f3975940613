"use client";

import { useSearchParams } from "next/navigation";
import { createContext, useCallback, useContext, useState, type ReactNode } from "react";
import type { App } from "@/lib/contracts/app";
import { APP_COOKIE } from "@/lib/i18n/cookies";
import { setCookie } from "./cookie";
import { useApps } from "./queries/apps";

interface CurrentApp {
  apps: App[];
  /** SDKAppID to send and to link with; undefined where there is one app or none, so that addresses stay short. */
  app: string | undefined;
  current: App | undefined;
  /** The apps are known and there is at least one. */
  ready: boolean;
  /** The apps are known. */
  known: boolean;
  /** Why the apps are not known; null if they are, or if no answer has come yet. */
  error: Error | null;
  retry: () => void;
  choose: (sdkAppId: string) => void;
}

const AppContext = createContext<CurrentApp | null>(null);

/** The app that the console shows: from the address, else the remembered one, else the first. */
export function CurrentAppProvider({ remembered, children }: { remembered: string | undefined; children: ReactNode }) {
  const { data, error, refetch } = useApps();
  const inAddress = useSearchParams().get("app");
  const [chosen, setChosen] = useState(remembered);
  const choose = useCallback((sdkAppId: string) => {
    setChosen(sdkAppId);
    setCookie(APP_COOKIE, sdkAppId);
  }, []);

  const retry = useCallback(() => void refetch(), [refetch]);

  const apps = data?.apps ?? [];
  const find = (id: string | null | undefined) => apps.find((app) => app.sdkAppId === id);
  const current = find(inAddress) ?? find(chosen) ?? apps[0];
  const app = apps.length > 1 ? current?.sdkAppId : undefined;
  const value = { apps, app, current, ready: apps.length > 0, known: data !== undefined, error, retry, choose };
  return <AppContext value={value}>{children}</AppContext>;
}

export function useCurrentApp(): CurrentApp {
  const value = useContext(AppContext);
  if (!value) throw new Error("useCurrentApp needs a CurrentAppProvider above it");
  return value;
}
