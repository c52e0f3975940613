"use client";

import { IconArrowsDiff } from "@tabler/icons-react";
import { useLocale, useTranslations } from "next-intl";
import type { CauseMatrix } from "@/lib/client/activity/causes";
import { useCurrentApp } from "@/lib/client/app";
import { formatShare, fullNumber } from "@/lib/client/charts/numbers";
import type { TimeRange } from "@/lib/time/range";
import { tone } from "@/lib/client/theme/tokens";
import { compareHref } from "@/lib/client/url/compare-filter";
import { listHref } from "@/lib/client/url/list-href";
import { Link } from "../ui/link";
import { Delta } from "../charts/delta";
import { CauseBadge } from "../ui/cause";
import { ScrollBox } from "../ui/scroll-box";
import { PlatformLabel } from "../ui/platform";
import table from "../ui/table.module.css";
import classes from "./activity.module.css";

interface CauseTableProps {
  matrix: CauseMatrix;
  earlier: { matrix: CauseMatrix; span: TimeRange } | undefined;
  share: boolean;
  span: TimeRange;
}

/** A row per cause, a column per platform. Each number leads to its connections, each cause to what they share. */
export function CauseTable({ matrix, earlier, share, span }: CauseTableProps) {
  const t = useTranslations("activity");
  const chart = useTranslations("chart");
  const compare = useTranslations("compare");
  const causes = useTranslations("cause");
  const locale = useLocale();
  const { app } = useCurrentApp();
  const max = Math.max(1, ...matrix.rows.map((row) => row.connections));
  const text = (value: number, of: number) =>
    share ? (of === 0 ? "–" : formatShare(value / of, locale)) : fullNumber(value, locale);
  const link = (value: number, of: number, filter: Record<string, string>) =>
    value === 0 ? (
      <span className={classes.none}>–</span>
    ) : (
      <Link href={listHref("/connections", app, span, filter)} prefetch={false}>
        {text(value, of)}
      </Link>
    );
  if (matrix.total === 0) return <p className={classes.empty}>{chart("empty")}</p>;
  return (
    <ScrollBox label={t("causes")}>
      <table className={`${table.links} ${classes.matrix}`}>
        <thead>
          <tr>
            <th scope="col">{t("cause")}</th>
            <th scope="col" className={classes.barColumn}>
              <span className="visually-hidden">{t("bar")}</span>
            </th>
            <th scope="col">{t("connections")}</th>
            <th scope="col">{t("change")}</th>
            {matrix.platforms.map(({ platform }) => (
              <th key={platform} scope="col">
                <PlatformLabel platform={platform} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {matrix.rows.map(({ cause, connections, byPlatform }) => (
            <tr key={cause}>
              <th scope="row">
                <CauseBadge cause={cause} />
                <Link
                  href={compareHref("connections", app, span, { cause })}
                  prefetch={false}
                  className={classes.compare}
                  title={compare("button")}
                  aria-label={`${compare("button")}: ${causes(cause)}`}
                >
                  <IconArrowsDiff size={15} stroke={1.7} aria-hidden />
                </Link>
              </th>
              <td className={classes.barColumn} aria-hidden>
                {/* The number beside it is the same link for the keyboard and for screen readers. */}
                <Link
                  href={listHref("/connections", app, span, { cause })}
                  prefetch={false}
                  tabIndex={-1}
                  className={classes.bar}
                  style={{ width: `${(connections / max) * 100}%`, background: tone(cause, "solid") }}
                />
              </td>
              <td>{link(connections, matrix.total, { cause })}</td>
              <td>
                <Delta
                  now={connections}
                  before={earlier && (earlier.matrix.rows.find((row) => row.cause === cause)?.connections ?? 0)}
                  href={earlier && listHref("/connections", app, earlier.span, { cause })}
                />
              </td>
              {matrix.platforms.map(({ platform, connections: all }) => (
                <td key={platform}>{link(byPlatform.get(platform) ?? 0, all, { cause, platform })}</td>
              ))}
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{t("allCauses")}</th>
            <td className={classes.barColumn} />
            <td>{link(matrix.total, matrix.total, {})}</td>
            <td>
              <Delta
                now={matrix.total}
                before={earlier?.matrix.total}
                href={earlier && listHref("/connections", app, earlier.span)}
              />
            </td>
            {matrix.platforms.map(({ platform, connections }) => (
              <td key={platform}>{link(connections, connections, { platform })}</td>
            ))}
          </tr>
        </tfoot>
      </table>
    </ScrollBox>
  );
}
