import type { ReactNode } from "react";
import classes from "./list-row.module.css";

interface ListRowProps {
  icon?: ReactNode;
  title: ReactNode;
  /** Buttons or a menu at the end. */
  action?: ReactNode;
  /** Lines of facts below the title. */
  children: ReactNode;
}

/** A row of a list in a panel: what it is, facts of it, and what can be done with it. */
export function ListRow({ icon, title, action, children }: ListRowProps) {
  return (
    <li className={classes.row}>
      {icon && <span className={classes.icon}>{icon}</span>}
      <div className={classes.body}>
        <div className={classes.title}>{title}</div>
        {children}
      </div>
      {action && <div className={classes.action}>{action}</div>}
    </li>
  );
}

/** A line of quiet facts in a row. */
export function ListFacts({ role, children }: { role?: "status"; children: ReactNode }) {
  return (
    <div role={role} className={classes.facts}>
      {children}
    </div>
  );
}

/** The rows of a list in a panel. */
export function ListRows({ label, children }: { label?: string; children: ReactNode }) {
  return (
    <ul className={classes.rows} aria-label={label}>
      {children}
    </ul>
  );
}

/** The end of such a panel: what the list is about, and a button. */
export function ListFoot({ text, children }: { text: ReactNode; children?: ReactNode }) {
  return (
    <div className={classes.foot}>
      <p className={classes.hint}>{text}</p>
      {children}
    </div>
  );
}
