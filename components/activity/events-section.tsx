"use client";

import { useLocale, useTranslations } from "next-intl";
import { useCurrentApp } from "@/lib/client/app";
import { fullNumber } from "@/lib/client/charts/numbers";
import { chartPoints } from "@/lib/client/charts/series";
import { answerRange } from "@/lib/client/charts/answer-range";
import { useCompared } from "@/lib/client/queries/stats";
import { tone, type ToneName } from "@/lib/client/theme/tokens";
import type { TimeRange } from "@/lib/time/range";
import { listHref } from "@/lib/client/url/list-href";
import type { PageRange } from "@/lib/client/url/range";
import type { EventCount } from "@/lib/contracts/stats/events";
import { EVENT_COUNTS } from "@/lib/contracts/values";
import { Delta } from "../charts/delta";
import { Swatch } from "../charts/legend";
import { TimeChart } from "../charts/time-chart";
import { KeyFigure, KeyFigures } from "./key-figure";
import { Section } from "./section";

const TONES: Record<EventCount, ToneName> = {
  login: "online",
  logout: "logout",
  link_close: "link_close",
  timeout: "timeout",
  kicked: "kicked",
  admin_kick: "admin_kick",
  superseded: "superseded",
  other: "other",
  status: "status",
};

/** Logins and status changes are events; the others are connections by how they ended. */
function listOf(kind: EventCount, app: string | undefined, span: TimeRange): string {
  if (kind === "login") return listHref("/events", app, span, { action: "Login" });
  if (kind === "status") return listHref("/events", app, span, { action: "CustomStatusChange" });
  return listHref("/connections", app, span, { cause: kind });
}

/** Events by kind, over the range and in total. */
export function EventsSection({ range }: { range: PageRange | null }) {
  const t = useTranslations("activity");
  const causes = useTranslations("cause");
  const locale = useLocale();
  const { app } = useCurrentApp();
  const { now, earlier } = useCompared("GET stats/events", range);
  const name = (kind: EventCount) =>
    kind === "login" ? t("logins") : kind === "status" ? t("statusChanges") : causes(kind);

  return (
    <Section title={t("events")} hint={t("eventsHint")} query={now} height={430} wide>
      {(data, span) => {
        const kinds = EVENT_COUNTS.filter((kind) => data.total[kind] > 0 || (earlier?.total[kind] ?? 0) > 0);
        return (
          <>
            <KeyFigures>
              {(kinds.length > 0 ? kinds : EVENT_COUNTS.slice(0, 5)).map((kind) => (
                <KeyFigure
                  key={kind}
                  label={
                    <>
                      <Swatch colour={tone(TONES[kind], "solid")} /> {name(kind)}
                    </>
                  }
                  value={fullNumber(data.total[kind], locale)}
                  href={listOf(kind, app, span)}
                >
                  <Delta
                    now={data.total[kind]}
                    before={earlier?.total[kind]}
                    href={earlier && listOf(kind, app, answerRange(earlier))}
                  />
                </KeyFigure>
              ))}
            </KeyFigures>
            <TimeChart
              label={t("events")}
              range={span}
              zone={data.tz}
              points={kinds.length === 0 ? [] : chartPoints(data.points, span.to, ({ t: _, ...counts }) => counts)}
              series={kinds.map((kind) => ({
                key: kind,
                label: name(kind),
                colour: tone(TONES[kind], "solid"),
                type: "bar",
              }))}
              hrefOf={(point, kind) => {
                const one = EVENT_COUNTS.find((known) => known === kind);
                const bucket = { from: point.t, to: point.to };
                return one ? listOf(one, app, bucket) : listHref("/events", app, bucket);
              }}
            />
          </>
        );
      }}
    </Section>
  );
}
