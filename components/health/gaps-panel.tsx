"use client";

import { useLocale, useTranslations } from "next-intl";
import { useCurrentApp } from "@/lib/client/app";
import { MINUTE } from "@/lib/time/units";
import { useCells } from "@/lib/client/table/use-cells";
import { formatSpan } from "@/lib/client/time/span";
import { Link } from "../ui/link";
import { Count } from "../ui/count";
import { Panel } from "../ui/panel";
import { Skeleton } from "../ui/skeleton";
import { TableTools } from "../ui/table-tools";
import { Time } from "../ui/time";
import { SPACE } from "./chart-height";
import { receivedHref, type HealthPanelProps } from "./health-links";
import classes from "./health.module.css";

/** How much before and after a gap its link shows. */
const AROUND = 10 * MINUTE;

/** When nothing arrived though something was to be expected. */
export function GapsPanel({ history }: HealthPanelProps) {
  const t = useTranslations("health");
  const locale = useLocale();
  const { app } = useCurrentApp();
  const cells = useCells();
  const table = history
    ? () => ({
        columns: [t("gapFrom"), t("gapUntil"), t("gapLength"), t("gapExpected")],
        rows: history.gaps.map(({ from, to, ongoing, expected }) => ({
          key: from,
          cells: [
            cells.time(from),
            ongoing ? cells.text(t("gapOngoing")) : cells.time(to),
            cells.span(Date.parse(to) - Date.parse(from)),
            cells.number(Math.round(expected)),
          ],
        })),
      })
    : null;
  return (
    <Panel title={t("gapsTitle")} flush aside={<TableTools title={t("gapsTitle")} table={table} />}>
      <div
        id="gaps"
        className={classes.scroll}
        style={{ height: SPACE + 16 }}
        tabIndex={0}
        role="group"
        aria-label={t("gapsTitle")}
      >
        {!history ? (
          <Skeleton height={SPACE} mx={16} width="auto" />
        ) : history.gaps.length === 0 ? (
          <p className={classes.none}>{t("gapsNone")}</p>
        ) : (
          <table className={classes.table} aria-label={t("gapsTitle")}>
            <thead>
              <tr>
                <th scope="col">{t("gapFrom")}</th>
                <th scope="col">{t("gapLength")}</th>
                <th scope="col">{t("gapExpected")}</th>
                <th scope="col">{t("gapAround")}</th>
              </tr>
            </thead>
            <tbody>
              {history.gaps.map(({ from, to, ongoing, expected }) => {
                const [start, end] = [Date.parse(from), Date.parse(to)];
                return (
                  <tr key={from} data-trouble={ongoing || undefined}>
                    <td>
                      <Time at={from} />
                    </td>
                    <td>
                      {formatSpan(end - start, locale)}
                      {ongoing && ` · ${t("gapOngoing")}`}
                    </td>
                    <td>
                      <Count value={Math.round(expected)} />
                    </td>
                    <td>
                      <Link href={receivedHref(app, { from: start - AROUND, to: end + AROUND })} prefetch={false}>
                        {t("gapEvents")}
                      </Link>
                    </td>
                  </tr>
                );
              })}
            </tbody>
          </table>
        )}
      </div>
    </Panel>
  );
}
