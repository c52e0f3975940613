import { useTranslations } from "next-intl";
import type { AuditEntry } from "@/lib/contracts/audit";
import classes from "./audit.module.css";

/** What was asked for, exported or changed, as the API names it. */
export function AuditDetail({ detail, erased }: Pick<AuditEntry, "detail" | "erased">) {
  const t = useTranslations("audit");
  if (erased) return <span className={classes.endpoint}>{t("erased")}</span>;
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
