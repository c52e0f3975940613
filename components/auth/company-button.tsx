import { Button } from "@mantine/core";
import { IconBuilding } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import classes from "./auth.module.css";

/** What the sign-in page knows of the company's provider. */
export interface CompanyOffer {
  /** What its button calls it; empty for the general name. */
  name: string;
  /** Whether passwords do not count. */
  only: boolean;
}

/** Leads to the company's provider, and keeps the page that was asked for. */
export function CompanyButton({ offer: { name, only }, next }: { offer: CompanyOffer; next: string }) {
  const t = useTranslations("signIn");
  return (
    <Button
      component="a"
      href={`/api/v1/sign-in/oidc?next=${encodeURIComponent(next)}`}
      variant={only ? "filled" : "default"}
      fullWidth
      leftSection={<IconBuilding size={17} stroke={1.7} aria-hidden />}
    >
      {name === "" ? t("companyUnnamed") : t("company", { name })}
    </Button>
  );
}

/** Separates the company's button from the password. */
export function OrLine() {
  const t = useTranslations("signIn");
  return <div className={classes.or}>{t("or")}</div>;
}
