"use client";

import { useTranslations } from "next-intl";
import { useCompany } from "@/lib/client/queries/company";
import { CopyLine } from "../ui/copy-line";
import { StatPanel } from "../ui/stat-panel";
import { CompanyForm } from "./company-form";
import classes from "./people.module.css";

/** The company's OpenID provider. What the environment sets is shown, and cannot be changed here. */
export function CompanyPanel() {
  const t = useTranslations("company");
  const query = useCompany();
  return (
    <StatPanel title={t("title")} query={query} height={320} className={classes.panel}>
      {(company) => (
        <div className={classes.company}>
          <p className={classes.quiet}>{company.source === "environment" ? t("environment") : t("lead")}</p>
          <div>
            <div className={classes.label}>{t("redirectUri")}</div>
            <CopyLine value={company.redirectUri} />
          </div>
          <div>
            <div className={classes.label}>{t("signedOutUri")}</div>
            <CopyLine value={company.signedOutUri} />
          </div>
          <CompanyForm company={company} />
        </div>
      )}
    </StatPanel>
  );
}
