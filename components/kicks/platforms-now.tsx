"use client";

import { useTranslations } from "next-intl";
import { useCurrentApp } from "@/lib/client/app";
import { useLive } from "@/lib/client/queries/live";
import { platformColour } from "@/lib/client/theme/tokens";
import { useCells } from "@/lib/client/table/use-cells";
import { listHref } from "@/lib/client/url/list-href";
import { PLATFORMS } from "@/lib/protocol/platform";
import { ShareBars } from "../charts/share-bars";
import { EmptyLine } from "../ui/empty-line";
import { PlatformLabel } from "../ui/platform";
import { StatPanel } from "../ui/stat-panel";
import { TableTools } from "../ui/table-tools";
import ui from "../ui/ui.module.css";
import { Time } from "../ui/time";
import classes from "./kicks.module.css";

/** Open connections by platform, now. */
export function PlatformsNow() {
  const t = useTranslations("kicks");
  const common = useTranslations("common");
  const { app } = useCurrentApp();
  const live = useLive(false);
  const activity = useTranslations("activity");
  const platforms = useTranslations("platform");
  const cells = useCells();
  const { data } = live;
  const asOf = data?.asOf;
  const table = data
    ? () => ({
        columns: [activity("platform"), activity("connections")],
        rows: PLATFORMS.flatMap((platform) => {
          const open = data.online.byPlatform[platform] ?? 0;
          return open > 0 ? [{ key: platform, cells: [cells.text(platforms(platform)), cells.number(open)] }] : [];
        }),
      })
    : null;
  return (
    <StatPanel
      title={t("now")}
      query={live}
      height={220}
      aside={
        <span className={ui.aside}>
          <span className={classes.aside}>{asOf && common.rich("asOf", { time: () => <Time at={asOf} clock /> })}</span>
          <TableTools title={t("now")} table={table} />
        </span>
      }
    >
      {({ asOf: at, online }) => {
        const open = PLATFORMS.filter((platform) => (online.byPlatform[platform] ?? 0) > 0);
        return open.length === 0 ? (
          <EmptyLine>{t("nowNone")}</EmptyLine>
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
