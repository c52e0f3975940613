import { useTranslations } from "next-intl";
import classes from "./auth.module.css";

/** Shown while there is no administrator, and for an old link. The link is printed in the server's output only. */
export function Welcome({ expired = false }: { expired?: boolean }) {
  const t = useTranslations("welcome");
  return (
    <>
      <h1 className={classes.title}>{t(expired ? "expiredTitle" : "title")}</h1>
      <p className={classes.text}>{t(expired ? "expiredText" : "text")}</p>
      <p className={classes.text}>{t("where")}</p>
      <pre className={classes.terminal}>…/setup?token=…</pre>
      {!expired && <p className={classes.text}>{t("lost")}</p>}
    </>
  );
}
