import type { ReactNode } from "react";
import classes from "./ui.module.css";

/** One line for a panel without data. */
export function EmptyLine({ children }: { children: ReactNode }) {
  return <p className={classes.none}>{children}</p>;
}
