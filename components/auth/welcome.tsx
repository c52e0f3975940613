import { useTranslations } from "next-intl";
import classes from "./auth.module.css";

/** Shown while there is no administrator. The one-time link is printed in the server's output only. */
export function Welcome() {
  const t = useTranslations("welcome");
  return (
    <>
      <h1 className={classes.title}>{t("title")}</h1>
      <p className={classes.text}>{t("text")}</p>
      <p className={classes.text}>{t("where")}</p>
      <pre className={classes.terminal}>…/setup?token=…</pre>
      <p className={classes.text}>{t("lost")}</p>
    </>
  );
}
