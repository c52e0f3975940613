import type { ReactNode } from "react";
import { CopyButton } from "./copy-button";
import classes from "./copy-line.module.css";

interface CopyLineProps {
  /** What the button copies. Without a value there is no button. */
  value: string | null;
  /** What is shown instead of the value. */
  shown?: string;
  /** Further buttons. */
  children?: ReactNode;
}

/** A line of code with a button that copies it. */
export function CopyLine({ value, shown = value ?? "", children }: CopyLineProps) {
  return (
    <span className={classes.line}>
      <code>{shown}</code>
      {value !== null && <CopyButton value={value} />}
      {children}
    </span>
  );
}
