"use client";

import { NativeSelect } from "@mantine/core";
import { useTranslations } from "next-intl";
import Link from "next/link";
import { usePathname, useRouter } from "next/navigation";
import { Fragment, useId } from "react";
import { useCurrentApp } from "@/lib/client/app";
import { ongoingIncidents } from "@/lib/client/notices";
import { useTroubles } from "@/lib/client/troubles";
import { href } from "@/lib/client/url/users-filter";
import { OpenAlertsCount } from "../alerts/open-count";
import { EntryCount } from "../ui/entry-count";
import { useNavigation } from "./use-navigation";
import classes from "./shell.module.css";

/** Links to the pages of the console. `onGo` is called on every choice, to close the drawer on a phone. */
export function Navigation({ onGo }: { onGo: () => void }) {
  const t = useTranslations("nav");
  const here = usePathname();
  const id = useId();
  const groups = useNavigation();
  return (
    <nav aria-label={t("label")} className={classes.nav}>
      <AppSwitcher />
      {groups.map(({ title, pages }) => (
        <Fragment key={title}>
          <div id={`${id}${title}`} className={classes.group}>
            {t(`group_${title}`)}
          </div>
          <ul aria-labelledby={`${id}${title}`} className={classes.entries}>
            {pages.map(({ path, name, icon: Glyph, also }) => (
              <li key={path}>
                <Link
                  href={path}
                  className={classes.entry}
                  aria-current={here === path || also.includes(here) ? "page" : undefined}
                  onClick={onGo}
                >
                  <Glyph size={17} stroke={1.7} aria-hidden />
                  {t(name)}
                  {name === "incidents" && <OngoingCount />}
                  {name === "alerts" && <OpenAlertsCount />}
                </Link>
              </li>
            ))}
          </ul>
        </Fragment>
      ))}
    </nav>
  );
}

/** The number of incidents of the current app that go on. */
function OngoingCount() {
  const t = useTranslations("nav");
  const { current } = useCurrentApp();
  const count = ongoingIncidents(useTroubles()).filter(({ app }) => app === current?.sdkAppId).length;
  if (count === 0) return null;
  return <EntryCount count={String(count)} label={t("ongoing", { count })} />;
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
