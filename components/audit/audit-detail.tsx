import type { AuditEntry } from "@/lib/contracts/audit";
import classes from "./audit.module.css";

/** What was asked for, exported or changed, as the API names it. */
export function AuditDetail({ detail }: Pick<AuditEntry, "detail">) {
  return (
    <span className={classes.detail}>
      {detail.map(({ name, value }) => (
        <span key={name}>
          <span className={classes.key}>{name}</span> {value}
        </span>
      ))}
    </span>
  );
}
