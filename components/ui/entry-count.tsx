import { VisuallyHidden } from "@mantine/core";
import classes from "./ui.module.css";

/** A number at the end of an entry of the navigation. A screen reader reads `label` instead. */
export function EntryCount({ count, label }: { count: string; label: string }) {
  return (
    <span className={classes.entryCount}>
      <span aria-hidden>{count}</span>
      <VisuallyHidden>{label}</VisuallyHidden>
    </span>
  );
}
