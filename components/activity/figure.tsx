import Link from "next/link";
import type { ReactNode } from "react";
import classes from "./activity.module.css";

interface FigureProps {
  label: ReactNode;
  value: ReactNode;
  /** The list behind it. */
  href?: string;
  /** Under it: the comparison, or when it was. */
  children?: ReactNode;
}

/** One number with its name. */
export function Figure({ label, value, href, children }: FigureProps) {
  return (
    <div className={classes.figure}>
      <dt>{label}</dt>
      <dd>
        {href === undefined ? (
          <span className={classes.value}>{value}</span>
        ) : (
          <Link href={href} prefetch={false} className={classes.value}>
            {value}
          </Link>
        )}
        <span className={classes.under}>{children}</span>
      </dd>
    </div>
  );
}

/** Figures beside each other. */
export function Figures({ children }: { children: ReactNode }) {
  return <dl className={classes.figures}>{children}</dl>;
}
