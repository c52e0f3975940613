import type { ReactNode } from "react";
import classes from "./ui.module.css";

/** The answer of a page in one sentence, below its title. It keeps its line while it loads. */
export function PageLead({ children }: { children: ReactNode }) {
  return <p className={classes.lead}>{children}</p>;
}
