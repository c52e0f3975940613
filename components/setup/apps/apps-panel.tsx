"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { useCurrentApp } from "@/lib/client/app";
import { useDeletingApps } from "@/lib/client/queries/apps";
import { useMayEverywhere } from "@/lib/client/roles";
import type { App, DeletingApp } from "@/lib/contracts/app";
import { Count } from "../../ui/count";
import { Panel } from "../../ui/panel";
import { Time } from "../../ui/time";
import { AppRow } from "./app-row";
import { DeleteAppDialog } from "./delete-app-dialog";
import { PauseAppDialog } from "./pause-app-dialog";
import classes from "./apps.module.css";

/** Every app with its state, and what can be done with it. */
export function AppsPanel() {
  const t = useTranslations("apps");
  const { apps, current } = useCurrentApp();
  const everywhere = useMayEverywhere("administer");
  const [pausing, setPausing] = useState<App | null>(null);
  const [deleting, setDeleting] = useState<App | null>(null);
  // An administrator of some apps sees one of them at a time, as on the rest of the page.
  const listed = everywhere ? apps : apps.filter(({ sdkAppId }) => sdkAppId === current?.sdkAppId);
  return (
    <Panel title={t("title")}>
      <ul className={classes.list}>
        {listed.map((app) => (
          <AppRow
            key={app.sdkAppId}
            app={app}
            onPause={() => setPausing(app)}
            onDelete={everywhere ? () => setDeleting(app) : null}
          />
        ))}
        {everywhere && <Deleting />}
      </ul>
      <PauseAppDialog app={pausing} onClose={() => setPausing(null)} />
      <DeleteAppDialog app={deleting} onClose={() => setDeleting(null)} />
    </Panel>
  );
}

function Deleting() {
  const { data } = useDeletingApps();
  return data?.apps.map((app) => <DeletingRow key={app.sdkAppId} app={app} />);
}

function DeletingRow({ app: { sdkAppId, name, since, by, rows } }: { app: DeletingApp }) {
  const t = useTranslations("apps");
  return (
    <li className={classes.app}>
      <div className={classes.name}>
        <strong>{name || sdkAppId}</strong>
        {name && <span className={classes.id}>{sdkAppId}</span>}
      </div>
      <p className={classes.state} role="status">
        {t.rich("deleting", {
          by,
          time: () => <Time at={since} place="sentence" />,
          rows: () => <Count value={rows} />,
        })}
      </p>
    </li>
  );
}
