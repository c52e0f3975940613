import { useTranslations } from "next-intl";
import type { TimelineChartAnswer } from "@/lib/contracts/timeline-chart";
import { END_CAUSES, type EndCause } from "@/lib/presence/types";
import { CauseBadge } from "../../ui/cause";
import { PresenceLabel } from "../../ui/presence";
import classes from "./timeline-chart.module.css";

/** The meaning of the colours and shapes that the chart has at present. */
export function Legend({ data, nights }: { data: TimelineChartAnswer; nights: boolean }) {
  const t = useTranslations("timelineChart");
  const present = new Set<EndCause>();
  for (const { endCause } of data.connections) if (endCause) present.add(endCause);
  for (const { causes } of data.dense) for (const cause of Object.keys(causes)) present.add(cause as EndCause);
  const hatched = data.connections.some(
    ({ offlineWindow }) => offlineWindow && offlineWindow.from !== offlineWindow.to,
  );
  return (
    <div className={classes.legend} role="group" aria-label={t("legend")}>
      {data.connections.some(({ endedAt }) => endedAt === null) && <PresenceLabel state="online" />}
      {END_CAUSES.filter((cause) => present.has(cause)).map((cause) => (
        <CauseBadge key={cause} cause={cause} />
      ))}
      {hatched && (
        <span className={classes.legendItem}>
          <span className={classes.legendHatch} aria-hidden />
          {t("legendOffline")}
        </span>
      )}
      {data.connections.some(({ startedAt }) => startedAt === null) && (
        <span className={classes.legendItem}>
          <span className={classes.legendFade} aria-hidden />
          {t("legendFade")}
        </span>
      )}
      {nights && (
        <span className={classes.legendItem}>
          <span className={classes.legendNight} aria-hidden />
          {t("legendNight")}
        </span>
      )}
    </div>
  );
}
