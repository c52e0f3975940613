import { useTranslations } from "next-intl";
import { MaybeHidden } from "../ui/hidden";
import classes from "./statuses.module.css";

/** A status as the app wrote it. An empty status is shown in a style that an app's text cannot have. */
export function StatusValue({ value, none = false }: { value: string; none?: boolean }) {
  const t = useTranslations("statusesPage");
  return value === "" ? (
    <i className={classes.dimmed}>{none ? t("noneBefore") : t("cleared")}</i>
  ) : (
    <span className={classes.value}>
      <MaybeHidden text={value} />
    </span>
  );
}
