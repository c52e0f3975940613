"use client";

import { useLocale, useTranslations } from "next-intl";
import { useCurrentApp } from "@/lib/client/app";
import { fullNumber } from "@/lib/client/charts/numbers";
import { chartPoints } from "@/lib/client/charts/series";
import { answerRange } from "@/lib/client/charts/answer-range";
import { useCompared } from "@/lib/client/queries/stats";
import { platformColour } from "@/lib/client/theme/tokens";
import { listHref } from "@/lib/client/url/list-href";
import type { PageRange } from "@/lib/client/url/range";
import { PLATFORMS } from "@/lib/protocol/platform";
import { Delta } from "../charts/delta";
import { Swatch } from "../charts/legend";
import { TimeChart } from "../charts/time-chart";
import { KeyFigure, KeyFigures } from "./key-figure";
import { Section } from "./section";

/** Open connections over the range, by platform. They add up to all connections. */
export function PlatformsSection({ range }: { range: PageRange | null }) {
  const t = useTranslations("activity");
  const platforms = useTranslations("platform");
  const locale = useLocale();
  const { app } = useCurrentApp();
  const { now, earlier } = useCompared("GET stats/online", range);
  const average = (value: number) => fullNumber(value, locale, value < 100 ? 1 : 0);
  return (
    <Section title={t("byPlatform")} hint={t("byPlatformHint")} query={now} height={368}>
      {(data, span) => {
        const before = earlier?.total.averageByPlatform;
        const open = PLATFORMS.filter((name) => (data.total.averageByPlatform[name] ?? before?.[name] ?? 0) > 0);
        return (
          <>
            <KeyFigures>
              {open.map((name) => (
                <KeyFigure
                  key={name}
                  label={
                    <>
                      <Swatch colour={platformColour(name)} /> {platforms(name)}
                    </>
                  }
                  value={average(data.total.averageByPlatform[name] ?? 0)}
                  href={listHref("/connections", app, span, { platform: name })}
                  averaged
                >
                  <Delta
                    averaged
                    now={data.total.averageByPlatform[name] ?? 0}
                    before={before && (before[name] ?? 0)}
                    format={average}
                    href={earlier && listHref("/connections", app, answerRange(earlier), { platform: name })}
                  />
                </KeyFigure>
              ))}
            </KeyFigures>
            <TimeChart
              label={t("byPlatform")}
              range={span}
              zone={data.tz}
              height={220}
              points={chartPoints(data.points, span.to, (point) =>
                Object.fromEntries(PLATFORMS.map((name) => [name, point.byPlatform[name] ?? 0])),
              )}
              series={open.map((name) => ({
                key: name,
                label: platforms(name),
                colour: platformColour(name),
                type: "area",
              }))}
              hrefOf={(point, platform) =>
                listHref("/connections", app, null, { openAt: new Date(point.t).toISOString(), platform })
              }
            />
          </>
        );
      }}
    </Section>
  );
}
