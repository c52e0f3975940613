"use client";

import { NativeSelect, Skeleton } from "@mantine/core";
import { useTranslations } from "next-intl";
import dynamic from "next/dynamic";
import { usePathname, useRouter } from "next/navigation";
import { useCurrentApp } from "@/lib/client/app";
import { href } from "@/lib/client/url/users-filter";

/** From so many apps on, they are found by typing. */
const MANY = 20;

// Few installations have so many apps.
const AppSearch = dynamic(() => import("./app-search").then((module) => module.AppSearch), {
  ssr: false,
  loading: () => <Skeleton height={36} mb={12} />,
});

/** Chooses the app that the console shows. Nothing if there is one only. */
export function AppSwitcher() {
  const t = useTranslations("header");
  const router = useRouter();
  const path = usePathname();
  const { apps, current, choose } = useCurrentApp();
  if (apps.length < 2) return null;
  const data = apps.map(({ sdkAppId, name, paused }) => ({
    value: sdkAppId,
    label: [name || null, sdkAppId, paused && t("appPaused")].filter(Boolean).join(" · "),
  }));
  function go(app: string) {
    choose(app);
    // A UserID of one app means nothing in another app.
    router.push(href(path === "/user" ? "/users" : path, { app }));
  }
  const value = current?.sdkAppId ?? "";
  if (apps.length >= MANY) return <AppSearch label={t("app")} value={value} data={data} onChange={go} />;
  return (
    <NativeSelect
      size="sm"
      mb={12}
      styles={{ input: { textOverflow: "ellipsis" } }}
      aria-label={t("app")}
      value={value}
      data={data}
      onChange={(event) => go(event.currentTarget.value)}
    />
  );
}
