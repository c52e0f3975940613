"use client";

import { Tabs } from "@mantine/core";
import { useTranslations } from "next-intl";
import { parseAsStringLiteral } from "nuqs";
import { useChannels } from "@/lib/client/queries/alert-channels";
import { useOpenAlerts } from "@/lib/client/queries/alerts";
import { May, useMay, useMayEverywhere } from "@/lib/client/roles";
import { useAddress } from "@/lib/client/url/use-address";
import { PageHead } from "../ui/page-head";
import { Skeleton } from "../ui/skeleton";
import { AlertHistory } from "./alert-history";
import { ChannelsPanel } from "./channels-panel";
import { DeliveriesPanel } from "./deliveries-panel";
import { FirstChannel } from "./first-channel";
import { OpenAlerts } from "./open-alerts";
import { RulesPanel } from "./rules-panel";
import { TencentAlerts } from "./tencent-alerts";
import { WatchesPanel } from "./watches-panel";
import classes from "./alerts.module.css";

const TABS = ["alerts", "channels", "rules", "watches"] as const;
const ADDRESS = { tab: parseAsStringLiteral(TABS).withDefault("alerts") };

/** What is wrong now, where alerts are sent, and by which rules. */
export function AlertsPage() {
  const t = useTranslations("alerts");
  const [{ tab: asked }, setAddress] = useAddress(ADDRESS);
  const may = useMay();
  const managesChannels = useMayEverywhere("administer");
  const tabs = TABS.filter(
    (name) => (name !== "channels" || managesChannels) && (name !== "watches" || may("annotate")),
  );
  const tab = tabs.find((name) => name === asked) ?? "alerts";
  const show = (next: (typeof TABS)[number] | null) => setAddress({ tab: next }, { history: "push" });
  return (
    <>
      <PageHead title={t("title")} />
      <Tabs
        value={tab}
        onChange={(next) => show(TABS.find((name) => name === next) ?? null)}
        keepMounted={false}
        classNames={{ list: classes.tabs }}
      >
        <Tabs.List aria-label={t("title")}>
          {tabs.map((name) => (
            <Tabs.Tab key={name} value={name}>
              {t(`tab_${name}`)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <Tabs.Panel value="alerts" className={classes.stack}>
          <AlertsTab onAddChannel={managesChannels ? () => show("channels") : null} />
        </Tabs.Panel>
        <Tabs.Panel value="channels" className={classes.stack}>
          <ChannelsPanel />
          <DeliveriesPanel />
        </Tabs.Panel>
        <Tabs.Panel value="rules" className={classes.stack}>
          <RulesPanel />
        </Tabs.Panel>
        <Tabs.Panel value="watches" className={classes.stack}>
          <WatchesPanel />
        </Tabs.Panel>
      </Tabs>
    </>
  );
}

/**
 * What is above decides where the rest stands, so it is read first: nothing jumps. `onAddChannel` is null for people
 * who do not manage channels.
 */
function AlertsTab({ onAddChannel }: { onAddChannel: (() => void) | null }) {
  const channels = useChannels({ enabled: onAddChannel !== null });
  const open = useOpenAlerts();
  if ((onAddChannel !== null && channels.isPending) || open.isPending) return <Skeleton height={480} radius={10} />;
  return (
    <>
      {onAddChannel !== null && channels.data?.channels.length === 0 && <FirstChannel onAdd={onAddChannel} />}
      <OpenAlerts />
      <AlertHistory />
      <May permission="list">
        <TencentAlerts />
      </May>
    </>
  );
}
