"use client";

import { Button } from "@mantine/core";
import { useTranslations } from "next-intl";
import { useTestCompany } from "@/lib/client/queries/company";
import { ErrorLine } from "../ui/error-line";
import classes from "./people.module.css";

/** Asks the server to read what the provider of an issuer says of itself, and says the result. */
export function CompanyTestButton({ issuer }: { issuer: string }) {
  const t = useTranslations("company");
  const test = useTestCompany();
  const isOfIssuer = test.variables === issuer;
  return (
    <div className={classes.foot}>
      <Button
        size="xs"
        variant="default"
        disabled={issuer === ""}
        loading={test.isPending}
        onClick={() => test.mutate(issuer)}
      >
        {t("test")}
      </Button>
      <span role="status" className={classes.quiet}>
        {isOfIssuer && test.data && (
          <>
            {t("testOk", { endpoint: test.data.authorizationEndpoint })}
            {!test.data.pkce && ` ${t("testNoPkce")}`}
          </>
        )}
      </span>
      {isOfIssuer && <ErrorLine error={test.error} />}
    </div>
  );
}
