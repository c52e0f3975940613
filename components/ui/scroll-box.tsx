import type { ReactNode } from "react";
import classes from "./scroll-box.module.css";

/** Content that may be wider than its panel. It scrolls sideways, also by keyboard, and shows that it does. */
export function ScrollBox({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className={classes.box} role="group" aria-label={label} tabIndex={0}>
      {children}
    </div>
  );
}
