"use client";

import { useLocale, useTranslations } from "next-intl";
import Link from "next/link";
import { fullNumber } from "@/lib/client/charts/numbers";
import { formatSpan } from "@/lib/client/time/span";
import { None } from "../ui/none";
import grid from "../ui/page-grid.module.css";
import { StatPanel } from "../ui/stat-panel";
import table from "../ui/table.module.css";
import { exceptOf, Rest } from "./rest";
import { StatusValue } from "./status-value";
import { useStatusesHref } from "./use-statuses-href";
import type { StatusesPanelProps } from "./types";
import classes from "./statuses.module.css";

/** How often each value was set, and for how long it stood. */
export function StatusesLasting({ query }: StatusesPanelProps) {
  const t = useTranslations("statusesPage");
  const activity = useTranslations("activity");
  const locale = useLocale();
  const href = useStatusesHref();
  return (
    <StatPanel title={t("values")} query={query} height={300} flush className={grid.whole}>
      {({ changes, changesRest, lasting, lastingRest }) => {
        const lasted = new Map(lasting.map((one) => [one.value, one]));
        const listed = [...new Set([...changes, ...lasting].map(({ value }) => value))];
        const set = new Map(changes.map(({ value, count }) => [value, count]));
        if (listed.length === 0) return <None>{t("none")}</None>;
        return (
          <>
            <div className={table.box} tabIndex={0} role="group" aria-label={t("values")}>
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
                  {listed.map((value) => {
                    const count = set.get(value);
                    const one = lasted.get(value);
                    return (
                      <tr key={value}>
                        <th scope="row">
                          <StatusValue value={value} />
                        </th>
                        <td>{count === undefined ? "–" : <Link href={href({ value })}>{fullNumber(count, locale)}</Link>}</td>
                        <td>
                          {one ? (
                            <Link href={href({ value, ended: "true" })} title={activity("averaged")}>
                              {formatSpan(one.averageMs, locale)}
                            </Link>
                          ) : (
                            "–"
                          )}
                        </td>
                        <td>{one ? <Link href={href({ value, ended: "true" })}>{fullNumber(one.count, locale)}</Link> : "–"}</td>
                        <td>{one ? <Link href={href({ value, ended: "true", presumed: "true" })}>{fullNumber(one.presumed, locale)}</Link> : "–"}</td>
                      </tr>
                    );
                  })}
                </tbody>
              </table>
            </div>
            <p className={classes.foot}>{t("presumedWhy")}</p>
            {changesRest.values > 0 && <Rest rest={changesRest} href={href({ except: exceptOf(changes) })} />}
            {lastingRest.values > 0 && (
              <p className={classes.foot}>
                <Link href={href({ ended: "true", except: exceptOf(lasting) })}>
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
