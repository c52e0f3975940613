import type { Icon } from "@tabler/icons-react";
import type { ReactNode } from "react";
import classes from "./ui.module.css";

interface NoticeProps {
  icon: Icon;
  title: ReactNode;
  children?: ReactNode;
  /** Links or buttons for the next step. */
  actions?: ReactNode;
}

/** Replaces a list or a figure that is empty, has no match, or failed to load. */
export function Notice({ icon: Glyph, title, children, actions }: NoticeProps) {
  return (
    <div className={classes.notice}>
      <Glyph size={26} stroke={1.4} className={classes.quiet} aria-hidden />
      <p className={classes.noticeTitle}>{title}</p>
      {children && <div className={classes.noticeText}>{children}</div>}
      {actions && <div className={classes.noticeActions}>{actions}</div>}
    </div>
  );
}
