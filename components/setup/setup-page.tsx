"use client";

import { Button } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import dynamic from "next/dynamic";
import { useState } from "react";
import { useCurrentApp } from "@/lib/client/app";
import { useMayEverywhere } from "@/lib/client/roles";
import { useApps } from "@/lib/client/queries/apps";
import { PageHead } from "../ui/page-head";
import { Panel } from "../ui/panel";
import { ProblemNotice } from "../ui/problem-notice";
import { Skeleton } from "../ui/skeleton";
import { TokensPanel } from "../tokens/tokens-panel";
import { AppForm } from "./app-form";
import { AppsPanel } from "./apps/apps-panel";
import { CallbackPanel } from "./callback-panel";
import { HealthPanel } from "./health-panel";
import { RetentionPanel } from "./retention/retention-panel";
import { SettingsPanel } from "./settings/settings-panel";
import classes from "./setup.module.css";

// These panels are rarely needed, so they are loaded after the rest of the page.
const ErasuresPanel = dynamic(() => import("../erasures/erasures-panel").then((module) => module.ErasuresPanel), {
  ssr: false,
  loading: () => <Skeleton height={200} radius={10} />,
});
const NetworksPanel = dynamic(() => import("./networks-panel").then((module) => module.NetworksPanel), {
  ssr: false,
  loading: () => <Skeleton height={150} radius={10} />,
});

/** Creates the first app and shows its callback setup; later it shows both again. */
export function SetupPage() {
  const t = useTranslations("setup");
  const everywhere = useMayEverywhere("administer");
  const { error, refetch } = useApps();
  const { known, current, choose } = useCurrentApp();
  const [adding, setAdding] = useState(false);

  return (
    <>
      <PageHead title={t("title")}>
        {current && !adding && everywhere ? (
          <Button
            variant="default"
            size="xs"
            leftSection={<IconPlus size={14} aria-hidden />}
            onClick={() => setAdding(true)}
          >
            {t("addAnother")}
          </Button>
        ) : null}
      </PageHead>
      {!known ? (
        <Panel title={t("title")}>
          {error ? <ProblemNotice error={error} onRetry={() => void refetch()} /> : <Skeleton height={320} />}
        </Panel>
      ) : !current || adding ? (
        <AppForm
          onAdded={(app) => {
            choose(app.sdkAppId);
            setAdding(false);
          }}
          onCancel={current ? () => setAdding(false) : undefined}
        />
      ) : (
        <div className={classes.columns}>
          <div className={classes.stack}>
            <div id="callback" className={classes.section}>
              <CallbackPanel app={current} />
            </div>
            <div id="settings" className={classes.section}>
              <SettingsPanel key={current.sdkAppId} app={current} />
            </div>
            <div id="retention" className={classes.section}>
              <RetentionPanel key={current.sdkAppId} app={current} />
            </div>
            <div id="erasures" className={classes.section}>
              <ErasuresPanel key={current.sdkAppId} app={current.sdkAppId} />
            </div>
          </div>
          <div className={classes.stack}>
            <div id="apps" className={classes.section}>
              <AppsPanel />
            </div>
            <div id="health" className={classes.section}>
              <HealthPanel />
            </div>
            {everywhere && (
              <>
                <div id="tokens" className={classes.section}>
                  <TokensPanel />
                </div>
                <div id="networks" className={classes.section}>
                  <NetworksPanel />
                </div>
              </>
            )}
          </div>
        </div>
      )}
    </>
  );
}
