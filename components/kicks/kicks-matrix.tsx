"use client";

import { useLocale, useTranslations } from "next-intl";
import { kickMatrix, type Cell } from "@/lib/client/kicks/matrix";
import { fullNumber } from "@/lib/client/charts/numbers";
import { useCells } from "@/lib/client/table/use-cells";
import type { Platform } from "@/lib/protocol/platform";
import { Link } from "../ui/link";
import { EmptyLine } from "../ui/empty-line";
import { ScrollBox } from "../ui/scroll-box";
import { PlatformLabel } from "../ui/platform";
import { StatPanel } from "../ui/stat-panel";
import { TableTools } from "../ui/table-tools";
import { useKicksHref } from "./use-kicks-href";
import type { KicksPanelProps } from "./types";
import classes from "./kicks.module.css";

/** Kick matrix: a row is the platform that logged in, a column is the kicked platform. */
export function KicksMatrix({ query }: KicksPanelProps) {
  const t = useTranslations("kicks");
  const locale = useLocale();
  const href = useKicksHref();
  const platforms = useTranslations("platform");
  const cells = useCells();
  const { data } = query;
  const table = data
    ? () => {
        const { columns, rows } = kickMatrix(data.pairs);
        return {
          columns: [t("corner"), ...columns.map(({ kicked }) => platforms(kicked)), t("sum")],
          rows: [
            ...rows.map((row) => ({
              key: row.by,
              cells: [
                cells.text(platforms(row.by)),
                ...row.cells.map(({ count }) => cells.number(count)),
                cells.number(row.count),
              ],
            })),
            {
              key: "",
              cells: [
                cells.text(t("sum")),
                ...columns.map(({ count }) => cells.number(count)),
                cells.number(data.total),
              ],
            },
          ],
        };
      }
    : null;
  return (
    <StatPanel title={t("matrix")} query={query} height={280} aside={<TableTools title={t("matrix")} table={table} />}>
      {({ pairs, total }) => {
        const { columns, rows } = kickMatrix(pairs);
        if (rows.length === 0) return <EmptyLine>{t("none")}</EmptyLine>;
        return (
          <ScrollBox label={t("matrix")}>
            <table className={classes.matrix}>
              <thead>
                <tr>
                  <th scope="col" className={classes.corner}>
                    {t("corner")}
                  </th>
                  {columns.map(({ kicked }) => (
                    <th key={kicked} scope="col" className={classes.column}>
                      <PlatformLabel platform={kicked} />
                    </th>
                  ))}
                  <th scope="col">{t("sum")}</th>
                </tr>
              </thead>
              <tbody>
                {rows.map((row) => (
                  <tr key={row.by}>
                    <th scope="row">
                      <PlatformLabel platform={row.by} />
                    </th>
                    {row.cells.map((cell) => (
                      <td key={cell.kicked}>
                        <MatrixCell by={row.by} cell={cell} />
                      </td>
                    ))}
                    <td>
                      <Link href={href({ by: row.by })}>{fullNumber(row.count, locale)}</Link>
                    </td>
                  </tr>
                ))}
              </tbody>
              <tfoot>
                <tr>
                  <th scope="row">{t("sum")}</th>
                  {columns.map(({ kicked, count }) => (
                    <td key={kicked}>
                      <Link href={href({ kicked })}>{fullNumber(count, locale)}</Link>
                    </td>
                  ))}
                  <td>
                    <Link href={href({})}>{fullNumber(total, locale)}</Link>
                  </td>
                </tr>
              </tfoot>
            </table>
          </ScrollBox>
        );
      }}
    </StatPanel>
  );
}

function MatrixCell({ by, cell }: { by: Platform; cell: Cell }) {
  const t = useTranslations("kicks");
  const platforms = useTranslations("platform");
  const locale = useLocale();
  const href = useKicksHref();
  if (cell.count === 0) return <span className={classes.zero}>0</span>;
  const words = t("cell", {
    by: platforms(by),
    kicked: platforms(cell.kicked),
    count: cell.count,
    unknown: cell.unknown,
  });
  return (
    <Link
      href={href({ by, kicked: cell.kicked })}
      className={classes.cell}
      title={words}
      aria-label={words}
      style={{
        background: `color-mix(in srgb, var(--tone-kicked-solid) ${Math.round(8 + cell.heat * 34)}%, transparent)`,
      }}
    >
      {fullNumber(cell.count, locale)}
    </Link>
  );
}
