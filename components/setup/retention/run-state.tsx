import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import classes from "../settings/settings.module.css";

interface RunStateProps {
  running: boolean;
  error: string | null;
  /** What the last run did. */
  children?: ReactNode;
}

/** Whether a retention is at work, what it has done last, and why it could not do all. */
export function RunState({ running, error, children }: RunStateProps) {
  const t = useTranslations("retention");
  return (
    <div role="status" className={classes.hint}>
      {running && <p>{t("running")}</p>}
      {children}
      {error && <p className={classes.failed}>{t("error", { detail: error })}</p>}
    </div>
  );
}
