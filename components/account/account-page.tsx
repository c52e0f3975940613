"use client";

import { useTranslations } from "next-intl";
import { useAccount } from "@/lib/client/queries/account";
import { OwnTokensPanel } from "../tokens/own-tokens-panel";
import { PageHead } from "../ui/page-head";
import { Panel } from "../ui/panel";
import { StatPanel } from "../ui/stat-panel";
import { FactorsPanel } from "../factors/factors-panel";
import { PasswordForm } from "./password-form";
import { ProfileForm } from "./profile-form";
import { SessionsPanel } from "./sessions-panel";
import classes from "./account.module.css";

/** The own account: name, language, password, and where it is signed in. */
export function AccountPage() {
  const t = useTranslations("account");
  const query = useAccount();
  return (
    <>
      <PageHead title={t("title")} />
      <div className={classes.columns}>
        <div className={classes.stack}>
          <StatPanel title={t("profile")} query={query} height={234}>
            {(account) => <ProfileForm account={account} />}
          </StatPanel>
          <Panel title={t("password")}>
            <PasswordForm />
          </Panel>
        </div>
        <div className={classes.stack}>
          <FactorsPanel query={query} />
          <SessionsPanel query={query} />
          <OwnTokensPanel />
        </div>
      </div>
    </>
  );
}
