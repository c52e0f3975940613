import type { ReactNode } from "react";
import { LanguageMenu } from "../shell/language-menu";
import { Logo } from "../shell/logo";
import { SchemeMenu } from "../shell/scheme-menu";
import { DatabaseLine } from "./database-line";
import classes from "./auth.module.css";

/** The frame of the pages before sign-in. */
export function AuthFrame({ children }: { children: ReactNode }) {
  return (
    <div className={classes.frame}>
      <header className={classes.head}>
        <Logo />
        <div className={classes.tools}>
          <LanguageMenu />
          <SchemeMenu />
        </div>
      </header>
      <DatabaseLine />
      <main className={classes.main}>{children}</main>
    </div>
  );
}
