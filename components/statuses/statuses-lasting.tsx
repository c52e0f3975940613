"use client";

import { useLocale, useTranslations } from "next-intl";
import { fullNumber } from "@/lib/client/charts/numbers";
import { useCells } from "@/lib/client/table/use-cells";
import { formatSpan } from "@/lib/client/time/span";
import type { StatusesStatsAnswer } from "@/lib/contracts/stats/statuses";
import { Link } from "../ui/link";
import { EmptyLine } from "../ui/empty-line";
import { ScrollBox } from "../ui/scroll-box";
import grid from "../ui/page-grid.module.css";
import { StatPanel } from "../ui/stat-panel";
import table from "../ui/table.module.css";
import { TableTools } from "../ui/table-tools";
import { excludedValues, OtherValues } from "./other-values";
import { StatusValue } from "./status-value";
import { useStatusesHref } from "./use-statuses-href";
import type { StatusesPanelProps } from "./types";
import classes from "./statuses.module.css";

/** How often each value was set, and how long it lasted. */
export function StatusesLasting({ query }: StatusesPanelProps) {
  const t = useTranslations("statusesPage");
  const activity = useTranslations("activity");
  const locale = useLocale();
  const href = useStatusesHref();
  const data = useLastingTable(query.data);
  return (
    <StatPanel
      title={t("values")}
      query={query}
      height={300}
      flush
      className={grid.whole}
      aside={<TableTools title={t("values")} table={data} />}
    >
      {({ changes, changesRest, lasting, lastingRest }) => {
        const listed = valuesOf({ changes, lasting });
        if (listed.length === 0) return <EmptyLine>{t("none")}</EmptyLine>;
        return (
          <>
            <ScrollBox label={t("values")}>
              <table className={`${table.table} ${table.links} ${classes.values}`}>
                <thead>
                  <tr>
                    {(["value", "set", "lasted", "endedCount", "presumed"] as const).map((column) => (
                      <th key={column} scope="col" title={column === "presumed" ? t("presumedWhy") : undefined}>
                        {t(column)}
                      </th>
                    ))}
                  </tr>
                </thead>
                <tbody>
                  {listed.map(({ value, count, one }) => (
                    <tr key={value}>
                      <th scope="row">
                        <StatusValue value={value} />
                      </th>
                      <td>
                        {count === undefined ? "–" : <Link href={href({ value })}>{fullNumber(count, locale)}</Link>}
                      </td>
                      <td>
                        {one ? (
                          <Link href={href({ value, ended: "true" })} title={activity("averaged")}>
                            {formatSpan(one.averageMs, locale)}
                          </Link>
                        ) : (
                          "–"
                        )}
                      </td>
                      <td>
                        {one ? <Link href={href({ value, ended: "true" })}>{fullNumber(one.count, locale)}</Link> : "–"}
                      </td>
                      <td>
                        {one ? (
                          <Link href={href({ value, ended: "true", presumed: "true" })}>
                            {fullNumber(one.presumed, locale)}
                          </Link>
                        ) : (
                          "–"
                        )}
                      </td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </ScrollBox>
            <p className={classes.foot}>{t("presumedWhy")}</p>
            {changesRest.values > 0 && (
              <OtherValues rest={changesRest} href={href({ except: excludedValues(changes) })} />
            )}
            {lastingRest.values > 0 && (
              <p className={classes.foot}>
                <Link href={href({ ended: "true", except: excludedValues(lasting) })}>
                  {t("lastingRest", { values: lastingRest.values, count: lastingRest.count })}
                </Link>
              </p>
            )}
          </>
        );
      }}
    </StatPanel>
  );
}

/** Merges the values that were set and the values that ended. */
function valuesOf({ changes, lasting }: Pick<StatusesStatsAnswer, "changes" | "lasting">) {
  const set = new Map(changes.map(({ value, count }) => [value, count]));
  const lasted = new Map(lasting.map((one) => [one.value, one]));
  return [...new Set([...changes, ...lasting].map(({ value }) => value))].map((value) => ({
    value,
    count: set.get(value),
    one: lasted.get(value),
  }));
}

/** The same data as a table to copy or save. The last rows name what the list leaves out. */
function useLastingTable(data: StatusesStatsAnswer | undefined) {
  const t = useTranslations("statusesPage");
  const cells = useCells();
  return data
    ? () => ({
        columns: [t("value"), t("set"), t("lasted"), t("endedCount"), t("presumed")],
        rows: [
          ...valuesOf(data).map(({ value, count, one }) => ({
            key: value,
            cells: [
              cells.text(value || t("cleared")),
              cells.number(count),
              cells.span(one?.averageMs),
              cells.number(one?.count),
              cells.number(one?.presumed),
            ],
          })),
          ...(data.changesRest.values > 0
            ? [{ key: "rest", cells: [cells.text(t("rest", data.changesRest)), cells.number(data.changesRest.count)] }]
            : []),
          ...(data.lastingRest.values > 0
            ? [
                {
                  key: "lastingRest",
                  cells: [
                    cells.text(t("lastingRest", data.lastingRest)),
                    cells.number(null),
                    cells.span(null),
                    cells.number(data.lastingRest.count),
                  ],
                },
              ]
            : []),
        ],
      })
    : null;
}
