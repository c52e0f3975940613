import { useTranslations } from "next-intl";
import classes from "./statuses.module.css";

/** A status as the app wrote it; nothing there is said in our words, apart from what an app could write. */
export function StatusValue({ value, none = false }: { value: string; none?: boolean }) {
  const t = useTranslations("statusesPage");
  return value === "" ? (
    <i className={classes.dimmed}>{none ? t("noneBefore") : t("cleared")}</i>
  ) : (
    <span className={classes.value}>{value}</span>
  );
}
