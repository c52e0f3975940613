"use client";

import { useTranslations } from "next-intl";
import { useCurrentApp } from "@/lib/client/app";
import { useLive } from "@/lib/client/queries/live";
import { platformColour } from "@/lib/client/theme/tokens";
import { listHref } from "@/lib/client/url/list-href";
import { PLATFORMS } from "@/lib/protocol/platform";
import { ShareBars } from "../charts/share-bars";
import { None } from "../ui/none";
import { PlatformLabel } from "../ui/platform";
import { StatPanel } from "../ui/stat-panel";
import { Time } from "../ui/time";
import classes from "./kicks.module.css";

/** Where people are connected from at this moment. */
export function PlatformsNow() {
  const t = useTranslations("kicks");
  const common = useTranslations("common");
  const { app } = useCurrentApp();
  const live = useLive(false);
  const asOf = live.data?.asOf;
  return (
    <StatPanel
      title={t("now")}
      query={live}
      height={220}
      aside={<span className={classes.aside}>{asOf && common.rich("asOf", { time: () => <Time at={asOf} /> })}</span>}
    >
      {({ asOf: at, online }) => {
        const open = PLATFORMS.filter((platform) => (online.byPlatform[platform] ?? 0) > 0);
        return open.length === 0 ? (
          <None>{t("nowNone")}</None>
        ) : (
          <ShareBars
            label={t("now")}
            total={online.connections}
            shares={open.map((platform) => ({
              key: platform,
              label: <PlatformLabel platform={platform} />,
              value: online.byPlatform[platform] ?? 0,
              colour: platformColour(platform),
              href: listHref("/connections", app, null, { openAt: at, platform }),
            }))}
          />
        );
      }}
    </StatPanel>
  );
}
