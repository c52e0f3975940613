import { useTranslations } from "next-intl";
import type { RetentionAnswer } from "@/lib/contracts/retention";
import { Ago } from "../../ui/time";
import classes from "../settings/settings.module.css";

/** What the retention has done last, and whether it is at work. */
export function LastRemoval({ retention: { running, removed, error } }: { retention: RetentionAnswer }) {
  const t = useTranslations("retention");
  return (
    <div role="status" className={classes.hint}>
      {running && <p>{t("running")}</p>}
      {removed && (
        <p>
          {t.rich("removed", {
            raw: removed.raw,
            events: removed.events,
            connections: removed.connections,
            time: () => <Ago at={removed.at} />,
          })}
        </p>
      )}
      {error && <p className={classes.failed}>{t("error", { detail: error })}</p>}
    </div>
  );
}
