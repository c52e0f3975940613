"use client";

import { Drawer } from "@mantine/core";
import { useTranslations } from "next-intl";
import Link from "next/link";
import { usePathname, useRouter } from "next/navigation";
import { useEffect, useRef, useState, type ReactNode } from "react";
import { useCurrentApp } from "@/lib/client/app";
import { useActivity } from "@/lib/client/queries/use-activity";
import { May } from "@/lib/client/roles";
import { Viewer } from "@/lib/client/viewer";
import { FirstCallbackGate } from "../empty/first-callback-gate";
import { ProblemNotice } from "../ui/problem-notice";
import { AccountMenu } from "./account-menu";
import { BurgerButton } from "./burger-button";
import { CommandButton } from "./command/command-button";
import { LanguageMenu } from "./language-menu";
import { PageGate } from "./page-gate";
import { LiveIndicator } from "./live-indicator";
import { Logo } from "./logo";
import { Navigation } from "./navigation";
import { SchemeMenu } from "./scheme-menu";
import { StatusStrip } from "./status-strip";
import { TitleCount } from "./title-count";
import { UserSearch } from "./user-search";
import { ZoneMenu } from "./zone-menu";
import classes from "./shell.module.css";

/** Without an app, only these pages have something to show. */
const WITHOUT_APP = ["/setup", "/account", "/people", "/audit"];

interface ShellProps {
  /** Of the signed-in user. */
  email: string;
  /** Incidents that ended until then are not told again (ISO 8601). */
  dismissed: string | null;
  children: ReactNode;
}

/** Header and navigation around every page, and the strip that tells what concerns everybody. */
export function Shell({ email, dismissed, children }: ShellProps) {
  const t = useTranslations("nav");
  const path = usePathname();
  const router = useRouter();
  const { known, ready, error, retry } = useCurrentApp();
  const [open, setOpen] = useState(false);
  const content = useRef<HTMLElement>(null);
  useActivity();

  useEffect(() => {
    if (known && !ready && !WITHOUT_APP.includes(path)) router.replace("/setup");
  }, [known, ready, path, router]);

  // A link that disappears with its page takes the focus with it. A keyboard goes on at the new page.
  useEffect(() => {
    if (document.activeElement === document.body) content.current?.focus({ preventScroll: true });
  }, [path]);

  return (
    <div className={classes.shell}>
      <a href="#content" className="skip-link">
        {t("skip")}
      </a>
      <header className={classes.header} data-print="hide">
        <BurgerButton open={open} onOpen={() => setOpen(true)} />
        <Link href="/live" className={classes.brand} aria-label="Rollcall">
          <Logo />
        </Link>
        <May permission="find">
          <UserSearch />
        </May>
        <CommandButton />
        <div className={classes.tools}>
          {ready && <LiveIndicator />}
          <ZoneMenu />
          <div className={classes.wideTools}>
            <LanguageMenu />
            <SchemeMenu />
            <AccountMenu email={email} />
          </div>
        </div>
      </header>
      <div className={classes.side} data-print="hide">
        <Navigation onGo={() => setOpen(false)} />
      </div>
      <Drawer
        opened={open}
        onClose={() => setOpen(false)}
        size={280}
        title={<Logo />}
        closeButtonProps={{ "aria-label": t("close") }}
      >
        <Navigation onGo={() => setOpen(false)} />
        <div className={classes.drawerTools}>
          <LanguageMenu />
          <SchemeMenu />
          <AccountMenu email={email} onGo={() => setOpen(false)} />
        </div>
      </Drawer>
      <div className={classes.column}>
        <TitleCount />
        <StatusStrip dismissed={dismissed} />
        <main ref={content} id="content" tabIndex={-1} className={classes.main}>
          <Viewer value={email}>
            {known || !error ? (
              <PageGate>
                <FirstCallbackGate>{children}</FirstCallbackGate>
              </PageGate>
            ) : (
              <ProblemNotice error={error} onRetry={retry} />
            )}
          </Viewer>
        </main>
      </div>
    </div>
  );
}
