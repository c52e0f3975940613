"use client";

import { Switch } from "@mantine/core";
import { useTranslations } from "next-intl";
import { useChangePolicy, usePolicy } from "@/lib/client/queries/factors";
import { ErrorLine } from "../ui/error-line";
import { StatPanel } from "../ui/stat-panel";
import classes from "./people.module.css";

/** What holds for every sign-in with a password. */
export function PolicyPanel() {
  const t = useTranslations("policy");
  const query = usePolicy();
  const change = useChangePolicy();
  return (
    <StatPanel title={t("title")} query={query} height={64} className={classes.panel}>
      {({ requireFactor }) => (
        <>
          <Switch
            label={t("require")}
            description={t("requireText")}
            checked={change.isPending ? change.variables.requireFactor : requireFactor}
            disabled={change.isPending}
            onChange={(event) => change.mutate({ requireFactor: event.currentTarget.checked })}
          />
          <ErrorLine error={change.error} />
        </>
      )}
    </StatPanel>
  );
}
