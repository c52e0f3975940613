"use client";

import { useLocale, useTranslations } from "next-intl";
import { fullNumber } from "@/lib/client/charts/numbers";
import { chartPoints, overlay } from "@/lib/client/charts/series";
import { answerRange } from "@/lib/client/charts/answer-range";
import { useCurrentApp } from "@/lib/client/app";
import type { TimeRange } from "@/lib/time/range";
import { useCompared, useIncidents } from "@/lib/client/queries/stats";
import { tone } from "@/lib/client/theme/tokens";
import { incidentHref } from "@/lib/client/url/incident-href";
import { listHref, seenWithin } from "@/lib/client/url/list-href";
import type { PageRange } from "@/lib/client/url/range";
import type { OnlineAnswer } from "@/lib/contracts/stats/online";
import { Delta } from "../charts/delta";
import { TimeChart } from "../charts/time-chart";
import { Time } from "../ui/time";
import { KeyFigure, KeyFigures } from "./key-figure";
import { useComparedName } from "../charts/compared";
import { Section } from "./section";

const HEIGHT = 356;

const read = (answer: OnlineAnswer, end: number) =>
  chartPoints(answer.points, end, ({ users, peak, average }) => ({ users, peak, average }));

/** Users online over the range, with peak and average, compared with the previous range. */
export function OnlineSection({ range }: { range: PageRange | null }) {
  const t = useTranslations("activity");
  const comparedWith = useComparedName();
  const locale = useLocale();
  const { app } = useCurrentApp();
  const { now, earlier } = useCompared("GET stats/online", range);
  const incidents = useIncidents(range);
  const usersAt = (at: string) => listHref("/users", app, null, { onlineAt: at });
  const seen = ({ from, to }: TimeRange) => listHref("/users", app, null, seenWithin(from, to));
  const average = (value: number) => fullNumber(value, locale, value < 100 ? 1 : 0);

  return (
    <Section title={t("online")} hint={t("onlineHint")} query={now} height={HEIGHT} wide>
      {(data, span) => {
        const points = read(data, span.to);
        const before =
          earlier &&
          overlay(points, read(earlier, answerRange(earlier).to), (point) => point.values.users ?? null, data.tz, {
            from: span.from,
            earlierFrom: Date.parse(earlier.from),
          });
        const peaks = new Map(data.points.map((point) => [Date.parse(point.t), point.peakAt]));
        return (
          <>
            <KeyFigures>
              <KeyFigure
                label={t("peak")}
                value={fullNumber(data.total.peak, locale)}
                href={data.total.peakAt ? usersAt(data.total.peakAt) : undefined}
              >
                {data.total.peakAt && <Time at={data.total.peakAt} />}
                <Delta
                  now={data.total.peak}
                  before={earlier?.total.peak}
                  href={earlier?.total.peakAt ? usersAt(earlier.total.peakAt) : undefined}
                />
              </KeyFigure>
              <KeyFigure label={t("average")} value={average(data.total.average)} href={seen(span)} averaged>
                <Delta
                  averaged
                  now={data.total.average}
                  before={earlier?.total.average}
                  format={average}
                  href={earlier && seen(answerRange(earlier))}
                />
              </KeyFigure>
            </KeyFigures>
            <TimeChart
              label={t("online")}
              range={span}
              zone={data.tz}
              points={
                before
                  ? points.map((point, i) => ({ ...point, values: { ...point.values, before: before[i] ?? null } }))
                  : points
              }
              series={[
                { key: "users", label: t("usersAt"), colour: tone("online", "solid"), type: "area" },
                { key: "peak", label: t("peakIn"), colour: tone("online", "fg"), type: "line" },
                ...(before
                  ? [
                      {
                        key: "before",
                        label: comparedWith,
                        colour: tone("offline", "solid"),
                        type: "line" as const,
                        style: "dashed" as const,
                      },
                    ]
                  : []),
              ]}
              levels={
                data.total.average > 0
                  ? [
                      {
                        key: "average",
                        label: `${t("average")} ${average(data.total.average)}`,
                        value: data.total.average,
                      },
                    ]
                  : []
              }
              markers={incidents.data?.incidents.map((incident) => ({
                at: Date.parse(incident.peakAt),
                label: t("incident", { count: incident.ended }),
                href: incidentHref(incident, app),
              }))}
              hrefOf={(point, series) => {
                if (series === "before") return undefined;
                const at = series === "peak" ? peaks.get(point.t) : new Date(point.t).toISOString();
                return at && usersAt(at);
              }}
            />
          </>
        );
      }}
    </Section>
  );
}
