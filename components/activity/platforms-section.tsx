"use client";

import { useTranslations } from "next-intl";
import { useCurrentApp } from "@/lib/client/app";
import { chartPoints } from "@/lib/client/charts/series";
import { useOnline } from "@/lib/client/queries/stats";
import { platformColour } from "@/lib/client/theme/tokens";
import { listHref } from "@/lib/client/url/list-href";
import type { PageRange } from "@/lib/client/url/range";
import { PLATFORMS } from "@/lib/protocol/platform";
import { TimeChart } from "../charts/time-chart";
import { Section } from "./section";

/** Connections open over the range, by platform; they add up to all connections. */
export function PlatformsSection({ range }: { range: PageRange | null }) {
  const t = useTranslations("activity");
  const platforms = useTranslations("platform");
  const { app } = useCurrentApp();
  const online = useOnline(range);
  return (
    <Section title={t("byPlatform")} hint={t("byPlatformHint")} query={online} height={368}>
      {(data, span) => (
        <TimeChart
          label={t("byPlatform")}
          range={span}
          zone={data.tz}
          height={336}
          points={chartPoints(data.points, span.to, (point) => Object.fromEntries(PLATFORMS.map((name) => [name, point.byPlatform[name] ?? 0])))}
          series={PLATFORMS.filter((name) => data.points.some((point) => (point.byPlatform[name] ?? 0) > 0)).map((name) => ({
            key: name, label: platforms(name), colour: platformColour(name), type: "area",
          }))}
          hrefOf={(point, platform) => listHref("/connections", app, null, { openAt: new Date(point.t).toISOString(), platform })}
        />
      )}
    </Section>
  );
}
