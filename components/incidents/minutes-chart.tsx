"use client";

import { useTranslations } from "next-intl";
import { useCurrentApp } from "@/lib/client/app";
import { incidentMinutes } from "@/lib/client/incidents/minutes";
import { useZone } from "@/lib/client/time/zone";
import { listHref } from "@/lib/client/url/list-href";
import type { IncidentAnswer } from "@/lib/contracts/stats/incidents";
import { TimeChart } from "../charts/time-chart";
import { Panel } from "../ui/panel";

/** Connections that ended in each minute, from an hour before to an hour after. */
export function MinutesChart({ answer }: { answer: IncidentAnswer }) {
  const t = useTranslations("incidents");
  const { app } = useCurrentApp();
  const { zone } = useZone();
  const points = incidentMinutes(answer);
  const [first, last] = [points[0], points.at(-1)];
  return (
    <Panel title={t("minutes")}>
      {first && last && zone && (
        <TimeChart
          label={t("minutes")}
          range={{ from: first.t, to: last.to }}
          zone={zone}
          points={points}
          series={[
            { key: "inside", label: t("inside"), colour: "var(--tone-timeout-solid)", type: "bar" },
            { key: "outside", label: t("outside"), colour: "var(--tone-offline-solid)", type: "bar" },
          ]}
          hrefOf={(point) => listHref("/connections", app, { from: point.t, to: point.to })}
        />
      )}
    </Panel>
  );
}
