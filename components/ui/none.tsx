import type { ReactNode } from "react";
import classes from "./ui.module.css";

/** One line in a panel that has nothing to show. */
export function None({ children }: { children: ReactNode }) {
  return <p className={classes.none}>{children}</p>;
}
