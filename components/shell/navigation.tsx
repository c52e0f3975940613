"use client";

import { NativeSelect } from "@mantine/core";
import { useTranslations } from "next-intl";
import Link from "next/link";
import { usePathname, useRouter } from "next/navigation";
import { useCurrentApp } from "@/lib/client/app";
import { href } from "@/lib/client/url/users-filter";
import { NAVIGATION_ENTRIES } from "./navigation-entries";
import classes from "./shell.module.css";

/** Links to the pages of the console. `onGo` is called on every choice, to close the drawer on a phone. */
export function Navigation({ onGo }: { onGo: () => void }) {
  const t = useTranslations("nav");
  const here = usePathname();
  return (
    <nav aria-label={t("label")} className={classes.nav}>
      <AppSwitcher />
      <ul className={classes.entries}>
        {NAVIGATION_ENTRIES.map(({ path, name, icon: Glyph, also }) => {
          const active = here === path || also.some((other) => other === here);
          return (
            <li key={path}>
              <Link href={path} className={classes.entry} aria-current={active ? "page" : undefined} onClick={onGo}>
                <Glyph size={17} stroke={1.7} aria-hidden />
                {t(name)}
              </Link>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}

function AppSwitcher() {
  const t = useTranslations("header");
  const router = useRouter();
  const path = usePathname();
  const { apps, current, choose } = useCurrentApp();
  if (apps.length < 2) return null;
  return (
    <NativeSelect
      size="sm"
      mb={12}
      aria-label={t("app")}
      value={current?.sdkAppId ?? ""}
      data={apps.map((app) => ({
        value: app.sdkAppId,
        label: app.name ? `${app.name} · ${app.sdkAppId}` : app.sdkAppId,
      }))}
      onChange={(event) => {
        const app = event.currentTarget.value;
        choose(app);
        // A UserID of one app means nothing in another app.
        router.push(href(path === "/user" ? "/users" : path, { app }));
      }}
    />
  );
}
