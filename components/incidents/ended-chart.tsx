"use client";

import { useTranslations } from "next-intl";
import { useCurrentApp } from "@/lib/client/app";
import { chartPoints } from "@/lib/client/charts/series";
import type { useEventCounts } from "@/lib/client/queries/stats";
import { tone } from "@/lib/client/theme/tokens";
import { incidentHref } from "@/lib/client/url/incident-href";
import { listHref } from "@/lib/client/url/list-href";
import type { PageRange } from "@/lib/client/url/range";
import type { Incident } from "@/lib/contracts/stats/incidents";
import { END_CAUSES } from "@/lib/presence/types";
import { TimeChart } from "../charts/time-chart";
import { StatPanel } from "../ui/stat-panel";
import { useTimeText } from "../ui/use-time-text";

interface EndedChartProps {
  range: PageRange | null;
  query: ReturnType<typeof useEventCounts>;
  incidents: Incident[];
}

/** Ended connections by cause, with a marker at each incident. */
export function EndedChart({ range, query, incidents }: EndedChartProps) {
  const t = useTranslations("incidents");
  const causes = useTranslations("cause");
  const { app } = useCurrentApp();
  const write = useTimeText("sentence");
  return (
    <StatPanel title={t("chart")} query={query} height={272}>
      {({ points, total, from, to, asOf }) => {
        const end = Math.min(Date.parse(to), Date.parse(asOf));
        const zone = range?.zone ?? "UTC";
        return (
          <TimeChart
            label={t("chart")}
            range={{ from: Date.parse(from), to: end }}
            zone={zone}
            points={chartPoints(points, end, (point) =>
              Object.fromEntries(END_CAUSES.map((cause) => [cause, point[cause]])),
            )}
            series={END_CAUSES.filter((cause) => total[cause] > 0).map((cause) => ({
              key: cause,
              label: causes(cause),
              colour: tone(cause, "solid"),
              type: "bar",
            }))}
            markers={incidents.map((incident) => ({
              at: Date.parse(incident.from),
              label: t("marker", { time: write(Date.parse(incident.from)), count: incident.ended }),
              href: incidentHref(incident, app),
            }))}
            hrefOf={(point, cause) => listHref("/connections", app, { from: point.t, to: point.to }, { cause })}
          />
        );
      }}
    </StatPanel>
  );
}
