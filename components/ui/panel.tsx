import type { ReactNode } from "react";
import classes from "./ui.module.css";

interface PanelProps {
  title: string;
  /** Content at the right end of the title line. */
  aside?: ReactNode;
  /** True for content with its own padding, such as a table. */
  flush?: boolean;
  className?: string;
  children: ReactNode;
}

/** A titled box, the building block of every page. */
export function Panel({ title, aside, flush = false, className, children }: PanelProps) {
  return (
    <section className={`${classes.panel} ${className ?? ""}`} aria-label={title}>
      <header className={classes.panelHead}>
        <h2 className={classes.panelTitle}>{title}</h2>
        {aside}
      </header>
      <div className={flush ? undefined : classes.panelBody}>{children}</div>
    </section>
  );
}
