import { useLocale, useTranslations } from "next-intl";
import { useCurrentApp } from "@/lib/client/app";
import { joinItems } from "@/lib/i18n/join";
import type { Person } from "@/lib/contracts/people";
import classes from "./people.module.css";

/** Roles in words, each with its apps unless it holds in all. */
export function RoleList({ roles }: { roles: Person["roles"] }) {
  const t = useTranslations("people");
  const names = useTranslations("roles");
  const locale = useLocale();
  const { apps: known } = useCurrentApp();
  const nameOf = (sdkAppId: string) => known.find((app) => app.sdkAppId === sdkAppId)?.name || sdkAppId;
  if (roles.length === 0) return <div className={classes.quiet}>{t("noRoles")}</div>;
  return (
    <div className={classes.roles}>
      {roles.map(({ role, apps }) => (
        <span key={role}>
          {names(role)}{" "}
          {apps !== null && (
            <span className={classes.quiet}>{t("inApps", { apps: joinItems(apps.map(nameOf), locale) })}</span>
          )}
        </span>
      ))}
    </div>
  );
}
