import type { ReactNode } from "react";
import classes from "./ui.module.css";

interface PageHeadProps {
  title: ReactNode;
  /** Buttons beside the title. They are not part of the heading. */
  tools?: ReactNode;
  /** At the right end. Null keeps its line free on a phone for what will come. */
  children?: ReactNode;
}

export function PageHead({ title, tools, children }: PageHeadProps) {
  return (
    <div className={classes.pageHead}>
      <div className={classes.pageLead}>
        <h1 className={classes.pageTitle}>{title}</h1>
        {tools}
      </div>
      {children !== undefined && <div className={classes.pageAside}>{children}</div>}
    </div>
  );
}
