"use client";

import { useTranslations } from "next-intl";
import { chartPoints } from "@/lib/client/charts/series";
import { platformColour } from "@/lib/client/theme/tokens";
import { PLATFORMS } from "@/lib/protocol/platform";
import { TimeChart } from "../charts/time-chart";
import grid from "../ui/page-grid.module.css";
import { StatPanel } from "../ui/stat-panel";
import { useKicksHref } from "./use-kicks-href";
import type { KicksPanelProps } from "./types";

/** Kicks over time by kicked platform. */
export function KicksChart({ range, query }: KicksPanelProps) {
  const t = useTranslations("kicks");
  const platforms = useTranslations("platform");
  const href = useKicksHref();
  return (
    <StatPanel title={t("overTime")} query={query} height={272} className={grid.whole}>
      {({ points, byKicked, from, to, asOf }) => {
        const end = Math.min(Date.parse(to), Date.parse(asOf));
        return (
          <TimeChart
            label={t("overTime")}
            range={{ from: Date.parse(from), to: end }}
            zone={range?.zone ?? "UTC"}
            points={chartPoints(points, end, (point) => ({ ...point.byKicked }))}
            series={PLATFORMS.filter((platform) => (byKicked[platform] ?? 0) > 0).map((platform) => ({
              key: platform,
              label: platforms(platform),
              colour: platformColour(platform),
              type: "bar",
            }))}
            hrefOf={(point, key) =>
              href({ kicked: PLATFORMS.find((platform) => platform === key) }, { from: point.t, to: point.to })
            }
          />
        );
      }}
    </StatPanel>
  );
}
