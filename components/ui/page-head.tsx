import type { ReactNode } from "react";
import classes from "./ui.module.css";

export function PageHead({ title, children }: { title: ReactNode; children?: ReactNode }) {
  return (
    <div className={classes.pageHead}>
      <h1 className={classes.pageTitle}>{title}</h1>
      <div className={classes.pageAside}>{children}</div>
    </div>
  );
}
