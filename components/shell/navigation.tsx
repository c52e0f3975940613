"use client";

import { useTranslations } from "next-intl";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { Fragment, useId } from "react";
import { useCurrentApp } from "@/lib/client/app";
import { ongoingIncidents } from "@/lib/client/notices";
import { useTroubles } from "@/lib/client/troubles";
import { OpenAlertsCount } from "../alerts/open-count";
import { EntryCount } from "../ui/entry-count";
import { AppSwitcher } from "./app-switcher";
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
