"use client";

import { useLocale, useTranslations } from "next-intl";
import { qualityPoints, qualityRows } from "@/lib/client/activity/quality";
import { useCurrentApp } from "@/lib/client/app";
import { answerRange } from "@/lib/client/charts/answer-range";
import { fullNumber } from "@/lib/client/charts/numbers";
import { useCells } from "@/lib/client/table/use-cells";
import { useCompared } from "@/lib/client/queries/stats";
import { platformColour } from "@/lib/client/theme/tokens";
import { listHref } from "@/lib/client/url/list-href";
import type { PageRange } from "@/lib/client/url/range";
import { PLATFORMS } from "@/lib/protocol/platform";
import type { IsoRange, TimeRange } from "@/lib/time/range";
import { HOUR } from "@/lib/time/units";
import { Link } from "../ui/link";
import { Delta } from "../charts/delta";
import { TimeChart } from "../charts/time-chart";
import { PlatformLabel } from "../ui/platform";
import { ScrollBox } from "../ui/scroll-box";
import { TableTools } from "../ui/table-tools";
import { useComparedName } from "../charts/compared";
import { Section } from "./section";
import table from "../ui/table.module.css";
import classes from "./activity.module.css";

/** Broken connections per hour of open connections, by platform. Unlike counts, it does not depend on use. */
export function QualitySection({ range }: { range: PageRange | null }) {
  const t = useTranslations("activity");
  const platforms = useTranslations("platform");
  const comparedWith = useComparedName();
  const locale = useLocale();
  const cells = useCells();
  const { app } = useCurrentApp();
  const { now, earlier } = useCompared("GET stats/quality", range);
  const rate = (value: number) => fullNumber(value, locale, value < 0.1 ? 4 : 3);
  const broken = (span: TimeRange, platform?: string | null, cause = "timeout,link_close") =>
    listHref("/connections", app, span, { cause, platform });
  const opened = ({ from, to }: Required<IsoRange>, platform: string | null) =>
    listHref("/connections", app, null, { openAt: from, openTo: to, platform });

  const before = new Map(earlier && qualityRows(earlier.total).map((row) => [row.platform, row.rate]));
  const saved = now.data
    ? () => ({
        columns: [t("platform"), t("rate"), comparedWith, t("timeouts"), t("linkCloses"), t("hours")],
        rows: qualityRows(now.data.total).map(({ platform, rate: value, timeouts, linkCloses, connectionMs }) => ({
          key: platform ?? "all",
          cells: [
            cells.text(platform ? platforms(platform) : t("allPlatforms")),
            cells.number(value, 4),
            cells.number(before.get(platform), 4),
            cells.number(timeouts),
            cells.number(linkCloses),
            cells.number(connectionMs / HOUR, 1),
          ],
        })),
      })
    : null;

  return (
    <Section
      title={t("quality")}
      hint={t("qualityHint")}
      query={now}
      height={520}
      wide
      aside={<TableTools title={t("quality")} table={saved} />}
    >
      {(data, span) => {
        const rows = qualityRows(data.total);
        return (
          <>
            <TimeChart
              label={t("quality")}
              range={span}
              zone={data.tz}
              points={rows[0]?.rate === null ? [] : qualityPoints(data, span.to)}
              format={{ full: rate, short: (value) => fullNumber(value, locale, 3), kind: "any" }}
              series={rows.map(({ platform }) => ({
                key: platform ?? "all",
                label: platform ? platforms(platform) : t("allPlatforms"),
                colour: platform ? platformColour(platform) : "var(--mantine-color-text)",
                type: "line",
                style: platform ? "solid" : "dotted",
              }))}
              hrefOf={(point, series) =>
                broken(
                  { from: point.t, to: point.to },
                  PLATFORMS.find((platform) => platform === series),
                )
              }
            />
            <ScrollBox label={t("quality")}>
              <table className={`${table.links} ${classes.matrix}`}>
                <thead>
                  <tr>
                    {(["platform", "rate", "change", "timeouts", "linkCloses", "hours"] as const).map((column) => (
                      <th key={column} scope="col">
                        {t(column)}
                      </th>
                    ))}
                  </tr>
                </thead>
                <tbody>
                  {rows.map(({ platform, rate: value, timeouts, linkCloses, connectionMs }) => (
                    <tr key={platform ?? "all"}>
                      <th scope="row">{platform ? <PlatformLabel platform={platform} /> : t("allPlatforms")}</th>
                      <td>
                        <Link href={broken(span, platform)} prefetch={false}>
                          {value === null ? "–" : rate(value)}
                        </Link>
                      </td>
                      <td>
                        {value !== null && (
                          <Delta
                            now={value}
                            before={before.get(platform)}
                            format={rate}
                            href={earlier && broken(answerRange(earlier), platform)}
                          />
                        )}
                      </td>
                      <td>
                        <Link href={broken(span, platform, "timeout")} prefetch={false}>
                          {fullNumber(timeouts, locale)}
                        </Link>
                      </td>
                      <td>
                        <Link href={broken(span, platform, "link_close")} prefetch={false}>
                          {fullNumber(linkCloses, locale)}
                        </Link>
                      </td>
                      <td>
                        <Link href={opened(data, platform)} prefetch={false} title={t("hoursOf")}>
                          {fullNumber(connectionMs / HOUR, locale, 1)}
                        </Link>
                      </td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </ScrollBox>
          </>
        );
      }}
    </Section>
  );
}
